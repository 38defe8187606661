//! What only the site knows of a page that it publishes.

use std::collections::BTreeMap;

use crate::date::Date;

/// A tag of a government page that the report does not tell (《政府网站发展指引》, 国办发〔2017〕47号, annex).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Tag {
    /// The site's name.
    SiteName,
    /// The site's domain (域名).
    SiteDomain,
    /// The site's code among all government sites (政府网站标识码), of ten characters.
    SiteIdCode,
    /// When the page is published, to the minute.
    PubDate,
    /// The page's address.
    Url,
}

/// Why a value cannot stand in a tag.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{value:?} is no {}: {}", tag.name(), tag.pattern())]
pub struct InvalidTag {
    /// The tag.
    pub tag: Tag,
    /// The value.
    pub value: String,
}

/// What is known of a page's publication. A tag that is not given is not written: nothing is made up.
///
/// ```
/// use nianbao::output::{Publication, Tag};
///
/// let mut publication = Publication::default();
/// publication.set(Tag::PubDate, "2026-1-20 9:00")?;
/// assert_eq!(publication.get(Tag::PubDate), Some("2026-01-20 09:00"));
/// assert!(publication.set(Tag::PubDate, "2026-01-20").is_err(), "no time is made up");
/// # Ok::<(), nianbao::output::InvalidTag>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Publication {
    values: BTreeMap<Tag, String>,
}

impl Publication {
    /// Gives a tag its value, in the form that the guideline asks for.
    ///
    /// # Errors
    /// If it is not of the tag's pattern.
    pub fn set(&mut self, tag: Tag, value: &str) -> Result<(), InvalidTag> {
        let written = tag.written(value.trim()).ok_or_else(|| InvalidTag { tag, value: value.to_owned() })?;
        self.values.insert(tag, written);
        Ok(())
    }

    /// A tag's value, if it was given.
    pub fn get(&self, tag: Tag) -> Option<&str> {
        self.values.get(&tag).map(String::as_str)
    }
}

impl Tag {
    /// Its name in the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SiteName => "SiteName",
            Self::SiteDomain => "SiteDomain",
            Self::SiteIdCode => "SiteIDCode",
            Self::PubDate => "PubDate",
            Self::Url => "Url",
        }
    }

    /// What its value must look like, in Chinese.
    pub const fn pattern(self) -> &'static str {
        match self {
            Self::SiteName => "应当是网站名称，如 某某县人民政府，不超过 200 字",
            Self::SiteDomain => "应当是域名，不带 http:// 和斜杠，如 www.example.gov.cn",
            Self::SiteIdCode => "应当是 10 位的政府网站标识码，如 3200000001 或 bm00000001",
            Self::PubDate => "应当是发布的日期和时间，精确到分，如 2026-01-20 09:00",
            Self::Url => "应当是网页的完整网址，以 http:// 或 https:// 开头，没有空格",
        }
    }

    /// The value as it is written in the page; none if it is no such value.
    fn written(self, value: &str) -> Option<String> {
        let is_plain = !value.is_empty() && value.chars().count() <= LONGEST && !value.chars().any(char::is_control);
        let has_space = value.contains(char::is_whitespace);
        let fits = is_plain
            && match self {
                Self::SiteName => true,
                Self::SiteDomain => !has_space && value.contains('.') && !value.contains(['/', ':', '@', '?', '#']),
                Self::SiteIdCode => is_site_code(value),
                Self::Url => {
                    !has_space
                        && ["http://", "https://"]
                            .iter()
                            .any(|scheme| value.len() > scheme.len() && value.starts_with(scheme))
                }
                Self::PubDate => return minute(value),
            };
        fits.then(|| value.to_owned())
    }
}

/// The longest value, in characters.
const LONGEST: usize = 200;

/// Whether a value is a site's code: ten digits, or those of a ministry's site after bm.
fn is_site_code(value: &str) -> bool {
    let digits = value.strip_prefix("bm").unwrap_or(value);
    value.len() == 10 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// `2026-01-20 09:00`, from a date as people write it and a time of day; none without either.
fn minute(value: &str) -> Option<String> {
    let (date, time) = value.rsplit_once([' ', 'T'])?;
    let (hour, minute) = time.split_once([':', '：'])?;
    let number = |digits: &str, most: u8| {
        let is_number = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse::<u8>().ok().filter(|number| is_number && *number <= most)
    };
    let (hour, minute) = (number(hour, 23)?, number(minute, 59).filter(|_| minute.len() == 2)?);
    let date = Date::read(date)?;
    Some(format!("{date} {hour:02}:{minute:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(tag: Tag, value: &str) -> Option<String> {
        let mut publication = Publication::default();
        publication.set(tag, value).ok()?;
        publication.get(tag).map(str::to_owned)
    }

    #[test]
    fn a_minute_is_written_as_the_guideline_has_it() {
        for value in ["2026-01-20 09:05", "2026-1-20 9:05", " 2026年1月20日 9：05 ", "2026-01-20T09:05"] {
            assert_eq!(written(Tag::PubDate, value).as_deref(), Some("2026-01-20 09:05"), "{value}");
        }
        for value in
            ["", "2026-01-20", "2026-02-30 09:05", "2026-01-20 24:00", "2026-01-20 9:5", "09:05", "2026-01-20 09:60"]
        {
            assert_eq!(written(Tag::PubDate, value), None, "{value}");
        }
    }

    #[test]
    fn what_is_no_such_value_is_refused() {
        for (tag, right, wrong) in [
            (Tag::SiteName, &["某县人民政府"][..], &["", " ", "某县\n人民政府"][..]),
            (
                Tag::SiteDomain,
                &["www.example.gov.cn", "某县.政务"],
                &["http://www.example.gov.cn", "example", "a b.cn"],
            ),
            (
                Tag::SiteIdCode,
                &["3213000001", "bm01000001"],
                &["321300000", "32130000011", "ab01000001", "３２１３０００００１"],
            ),
            (Tag::Url, &["https://www.example.gov.cn/a.html"], &["www.example.gov.cn", "https://", "https://a b"]),
        ] {
            for value in right {
                assert_eq!(written(tag, value).as_deref(), Some(*value), "{value}");
            }
            for value in wrong {
                assert_eq!(written(tag, value), None, "{value}");
            }
        }
        let told = Publication::default().set(Tag::SiteIdCode, "x").unwrap_err();
        assert!(told.to_string().contains("SiteIDCode") && told.tag.pattern().contains("10 位"), "{told}");
    }
}
