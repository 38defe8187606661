//! What the page says of itself, and of the files beside it.

use std::collections::BTreeMap;

use nianbao::Exporter;
use nianbao::output::{Options, Publication, Tag, docx, html, pdf};
use nianbao::report::model::Report;

use super::{samples, written, written_as};
use crate::support::markup::{Node, parse};

fn tags(root: &Node) -> BTreeMap<String, String> {
    let metas = root.the("head").named(&["meta"]);
    let tag = |meta: &&Node| Some((meta.get("name")?.to_owned(), meta.get("content")?.to_owned()));
    metas.iter().filter_map(tag).filter(|(name, _)| name != "viewport").collect()
}

fn pairs(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn only_what_is_known_is_said() {
    for (name, report) in samples() {
        let (_, page, _) = written(&report);
        let root = parse(&page);
        let known =
            [("ArticleTitle", report.title()), ("ContentSource", report.agency()), ("ColumnType", "政府信息公开年报")];
        assert_eq!(tags(&root), pairs(&known), "{name}");
        assert_eq!(root.the("title").text(), report.title(), "{name}");
        assert_eq!(root.the("h1").text(), report.title(), "{name}");
        assert_eq!(root.get("lang"), Some("zh-CN"));
        assert!(page.starts_with("<!DOCTYPE html>"));
    }
}

#[test]
fn what_is_given_is_said_as_the_guideline_asks() {
    let (_, report) = samples().remove(1);
    let mut publication = Publication::default();
    for (tag, value) in [
        (Tag::PubDate, "2026年1月20日 9:00"),
        (Tag::SiteName, "某某市人民政府<>\"&"),
        (Tag::SiteDomain, "www.example.gov.cn"),
        (Tag::SiteIdCode, "4104000001"),
        (Tag::Url, "https://www.example.gov.cn/a?b=1&c=2"),
    ] {
        publication.set(tag, value).unwrap();
    }
    let (_, page, fragment) = written_as(&report, Options { publication, ..Options::default() });
    let said = tags(&parse(&page));
    let given = [
        ("ArticleTitle", report.title()),
        ("ContentSource", report.agency()),
        ("ColumnType", "政府信息公开年报"),
        ("PubDate", "2026-01-20 09:00"),
        ("SiteName", "某某市人民政府<>\"&"),
        ("SiteDomain", "www.example.gov.cn"),
        ("SiteIDCode", "4104000001"),
        ("Url", "https://www.example.gov.cn/a?b=1&c=2"),
    ];
    assert_eq!(said, pairs(&given));
    assert!(!fragment.contains("example.gov.cn/a"), "a fragment has no head");
}

/// A page that is told of the files beside it.
fn page_beside(report: &Report) -> Node {
    let exporter = Exporter::default();
    let document = exporter.document(report).unwrap();
    let beside = [
        pdf::FORMAT.beside("年报 #1?.pdf".to_owned()),
        docx::FORMAT.beside("年报 #1?.docx".to_owned()),
        html::FORMAT.beside("年报 #1?.html".to_owned()),
        html::FRAGMENT.beside("年报 #1?.fragment.html".to_owned()),
    ];
    let master = exporter.master(&document).with_beside(beside.to_vec());
    parse(&String::from_utf8(master.write(&html::FORMAT).unwrap()).unwrap())
}

#[test]
fn it_leads_to_the_files_beside_it_and_not_to_itself() {
    let (_, report) = samples().remove(1);
    let (_, alone, _) = written(&report);
    assert_eq!(parse(&alone).named(&["a", "nav"]).len(), 0);
    let root = page_beside(&report);
    let links = root.the("nav").named(&["a"]);
    let stem = "%E5%B9%B4%E6%8A%A5%20%231%3F";
    let led: Vec<_> = links.iter().map(|link| (link.get("href").unwrap(), link.text())).collect();
    let title = report.title();
    assert_eq!(
        led,
        [
            (format!("{stem}.pdf").as_str(), format!("{title}（PDF）")),
            (format!("{stem}.docx").as_str(), format!("{title}（Word）"))
        ]
    );
    assert_eq!(links[0].get("type"), Some("application/pdf"));
    assert!(root.the("article").named(&["a"]).is_empty());
}
