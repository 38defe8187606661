//! What the styles are called.

use crate::page::document::Role;

/// A paragraph style's identifier and name.
pub(super) struct StyleName {
    /// `w:styleId`.
    pub(super) id: &'static str,
    /// `w:name`: Word's own, in English, where it has such a style, which it then shows in the reader's language.
    pub(super) name: &'static str,
    /// Whether Word has no such style.
    pub(super) is_custom: bool,
}

/// The paragraph style of a role.
pub(super) const fn style(role: Role) -> StyleName {
    let (id, name) = match role {
        Role::Title => ("Title", "Title"),
        Role::Heading1 => ("Heading1", "heading 1"),
        Role::Heading2 => ("Heading2", "heading 2"),
        Role::Heading3 => ("Heading3", "heading 3"),
        Role::Heading4 => ("Heading4", "heading 4"),
        Role::Body => ("BodyText", "Body Text"),
        // Its own name: a paragraph is never of this role, only its first words are.
        Role::Lead => ("Lead", "句首"),
        Role::Item => ("ListParagraph", "List Paragraph"),
        Role::Byline => ("Byline", "标题下署名"),
        Role::SignOffOrgan => ("Signature", "Signature"),
        Role::SignOffDate => ("Date", "Date"),
        Role::TableHead => ("TableHead", "表头"),
        Role::TableLabel => ("TableLabel", "表格标签"),
        Role::TableFigure => ("TableFigure", "表格数字"),
        Role::PageNumber => ("Footer", "footer"),
        Role::TableNote => ("TableNote", "表注"),
        Role::Caption => ("Caption", "caption"),
        Role::Finding => ("DraftFinding", "草稿问题"),
        // The paragraph that the word is anchored to.
        Role::Watermark => ("Header", "header"),
    };
    let is_custom = matches!(
        role,
        Role::Lead
            | Role::Byline
            | Role::TableHead
            | Role::TableLabel
            | Role::TableFigure
            | Role::TableNote
            | Role::Finding
    );
    StyleName { id, name, is_custom }
}

/// The character style that sets a stretch of a paragraph like another role, as its identifier and name: that of a
/// heading that runs into its paragraph, or of text that follows a heading.
pub(super) const fn character_style(role: Role) -> Option<(&'static str, &'static str)> {
    match role {
        Role::Lead => Some(("LeadChar", "句首 字符")),
        Role::Heading1 => Some(("Heading1Char", "标题 1 字符")),
        Role::Heading2 => Some(("Heading2Char", "标题 2 字符")),
        Role::Heading3 => Some(("Heading3Char", "标题 3 字符")),
        Role::Heading4 => Some(("Heading4Char", "标题 4 字符")),
        Role::Body => Some(("BodyTextChar", "正文文本 字符")),
        _ => None,
    }
}

/// The style of the page number on even pages.
pub(super) const FOOTER_EVEN: (&str, &str) = ("FooterEven", "偶数页页脚");
/// The style of a row's label at the left edge.
pub(super) const TABLE_LABEL_LEFT: (&str, &str) = ("TableLabelLeft", "表格标签（左对齐）");
/// The style of the line that a figure stands in.
pub(super) const FIGURE: (&str, &str) = ("Figure", "图");
/// The style of every table.
pub(super) const TABLE: (&str, &str) = ("ReportTable", "年报表格");
