//! What is torn apart between two lines.

/// A thing that should stand on one line.
#[derive(Clone, Copy)]
pub enum Torn {
    NumberAndUnit,
    DateInside,
    DayAfterMonth,
    Ordinal,
    Phone,
    DocumentNumber,
}

impl Torn {
    pub const ALL: [Self; 6] =
        [Self::NumberAndUnit, Self::DateInside, Self::DayAfterMonth, Self::Ordinal, Self::Phone, Self::DocumentNumber];

    pub const fn name(self) -> &'static str {
        match self {
            Self::NumberAndUnit => "number | unit",
            Self::DateInside => "number | 年月日",
            Self::DayAfterMonth => "年 | 月, 月 | 日",
            Self::Ordinal => "第 | number",
            Self::Phone => "phone number",
            Self::DocumentNumber => "document number",
        }
    }
}

/// Units and measure words that follow a figure in these reports.
const UNITS: &str =
    "件条个次份项篇人家起期场万亿元余名号款章类处批种天分秒户门部册张辆台座所位页字幅段套宗例周倍组轮届度米吨亩时点";

/// What is torn between the end of one line and the beginning of the next.
pub fn torn(before: &str, after: &str) -> Option<Torn> {
    let (last, next) = (before.chars().last()?, after.chars().next()?);
    let digits = after.chars().take_while(char::is_ascii_digit).count();
    let behind = after.chars().nth(digits);
    if is_phone(before, after) {
        return Some(Torn::Phone);
    }
    match (last, next) {
        _ if last.is_ascii_digit() && "年月日".contains(next) => Some(Torn::DateInside),
        _ if last.is_ascii_digit() && UNITS.contains(next) => Some(Torn::NumberAndUnit),
        ('年', _) if digits > 0 && behind == Some('月') => Some(Torn::DayAfterMonth),
        ('月', _) if digits > 0 && behind == Some('日') => Some(Torn::DayAfterMonth),
        ('第', _) if digits > 0 => Some(Torn::Ordinal),
        (_, '〔') => Some(Torn::DocumentNumber),
        ('〕', _) if digits > 0 => Some(Torn::DocumentNumber),
        _ => None,
    }
}

/// Whether a telephone number goes on behind a hyphen or dash at the line's end.
fn is_phone(before: &str, after: &str) -> bool {
    let Some(area) = before.strip_suffix(['-', '—', '－', '–']) else { return false };
    let area = area.trim_end_matches(['-', '—']);
    let digits = |text: &mut dyn Iterator<Item = char>| text.take_while(char::is_ascii_digit).count();
    let (before, after) = (digits(&mut area.chars().rev()), digits(&mut after.chars()));
    (2..=8).contains(&before) && (3..=8).contains(&after) && before + after >= 10
}
