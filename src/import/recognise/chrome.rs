//! What a portal prints around a report: where it is from, letters' sizes, the next article.

use super::fold;
use super::part::{Part, PartKind, Piece};

/// Words of lines between the title and the text.
const UNDER_TITLE: [&str; 19] = [
    "来源",
    "发布时间",
    "发布日期",
    "发布机构",
    "公开日期",
    "成文日期",
    "字号",
    "字体",
    "浏览",
    "阅读量",
    "点击",
    "打印",
    "分享",
    "索引号",
    "视力保护",
    "访问量",
    "作者",
    "信息分类",
    "时间：",
];

/// Words of lines behind a report.
const BEHIND: [&str; 27] = [
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "相关链接",
    "相关文章",
    "相关信息",
    "相关阅读",
    "相关附件",
    "打印本页",
    "关闭窗口",
    "关闭本页",
    "关闭此页",
    "分享到",
    "扫一扫",
    "版权所有",
    "主办单位",
    "主办：",
    "承办单位",
    "网站地图",
    "ICP备",
    "公网安备",
    "网站标识码",
    "联系我们",
    "责任编辑",
    "返回顶部",
    "【打印】",
];

/// The longest such line, in characters.
const LONGEST: usize = 60;
/// How many lines under the title are looked at.
const MOST_LINES: usize = 8;

/// Whether a piece is the first of what stands behind a report.
pub(crate) fn is_behind(piece: &Piece) -> bool {
    matches!(piece, Piece::Words(words) if is_short(&words.text) && BEHIND.iter().any(|word| words.text.contains(word)))
}

fn is_short(text: &str) -> bool {
    text.chars().count() <= LONGEST && !text.ends_with('。')
}

/// Takes the lines between the title and the text from the part before the first heading.
pub(crate) fn take_lines_under_title(part: &mut Part) -> Vec<Piece> {
    if part.kind != PartKind::Preamble {
        return Vec::new();
    }
    let is_line = |piece: &Piece| match piece {
        Piece::Words(words) => {
            is_short(&words.text)
                && (UNDER_TITLE.iter().any(|word| words.text.contains(word)) || fold::fold(&words.text).is_empty())
        }
        Piece::Grid(_) => true,
        Piece::Table(_) => false,
    };
    let last = part.pieces.iter().take(MOST_LINES).rposition(is_line);
    let Some(last) = last else { return Vec::new() };
    let (mut taken, mut kept) = (Vec::new(), Vec::new());
    for (at, piece) in part.pieces.drain(..).enumerate() {
        if at <= last && is_line(&piece) { taken.push(piece) } else { kept.push(piece) }
    }
    part.pieces = kept;
    taken
}
