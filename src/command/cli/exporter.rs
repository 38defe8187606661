//! The library's exporter, set up as the command line asks.

use nianbao::Exporter;
use nianbao::date::Date;
use nianbao::output::{OfdKind, Options, Publication, Tag, WordFonts};

use super::args::{self, Export, PageTags};
use super::faces;

/// What writes the files as they are asked for.
///
/// # Errors
///
/// A message: a font file, the date or a tag asked for cannot be used.
pub(super) fn exporter(asked: &Export) -> Result<Exporter, String> {
    let (fonts, made_on) = (faces::load(&asked.faces)?, made_on()?);
    let word_fonts = match asked.word_fonts {
        args::WordFonts::Embed => WordFonts::Embed,
        args::WordFonts::All => WordFonts::All,
        args::WordFonts::Names => WordFonts::Names,
    };
    let ofd = match asked.ofd {
        args::OfdKind::Plain => OfdKind::Plain,
        args::OfdKind::Archive => OfdKind::Archive,
    };
    let publication = publication(&asked.site)?;
    let options = Options { data: !asked.no_data, duplex: asked.duplex, word_fonts, ofd, publication };
    Ok(Exporter { fonts, made_on, keeps_accept: asked.keep_accept, options })
}

/// What is typed of the page's publication.
///
/// # Errors
///
/// A message: a value cannot stand in its tag.
fn publication(site: &PageTags) -> Result<Publication, String> {
    let typed = [
        ("--published", Tag::PubDate, &site.published),
        ("--site-name", Tag::SiteName, &site.site_name),
        ("--site-domain", Tag::SiteDomain, &site.site_domain),
        ("--site-id", Tag::SiteIdCode, &site.site_id),
        ("--url", Tag::Url, &site.url),
    ];
    let mut publication = Publication::default();
    for (option, tag, value) in typed {
        let Some(value) = value else { continue };
        publication
            .set(tag, value)
            .map_err(|invalid| format!("{option} 不能是“{}”：{}", invalid.value, invalid.tag.pattern()))?;
    }
    Ok(publication)
}

/// The day that reproducible builds ask for (`SOURCE_DATE_EPOCH`, in seconds since 1970), if they do.
///
/// # Errors
///
/// A message: it is no such number.
pub(super) fn made_on() -> Result<Option<Date>, String> {
    let Some(asked) = std::env::var_os("SOURCE_DATE_EPOCH").filter(|asked| !asked.is_empty()) else { return Ok(None) };
    let date = asked.to_str().and_then(|text| text.parse().ok()).and_then(Date::in_china_at);
    let refused = || format!("环境变量 SOURCE_DATE_EPOCH 应当是 1970 年以来的秒数，写的是“{}”", asked.display());
    date.map(Some).ok_or_else(refused)
}
