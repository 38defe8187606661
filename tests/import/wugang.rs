//! A published report as text: 其他 is lost, some rows have lost 总计, too, and a label is in other words.

use nianbao::import::{Fill, Options, Proof};
use nianbao::report::model::Report;

use super::{count, import, wrong};

const TEXT: &[u8] = include_bytes!("wugang-2025.txt");
const JSON: &str = include_str!("../../samples/wugang-2025.json");

#[test]
fn what_is_lost_is_derived_and_told() {
    let imported = import(TEXT);
    let truth = Report::parse(JSON.as_bytes()).unwrap();
    assert_eq!(wrong(&imported, &truth), []);
    assert_eq!((imported.agency.as_str(), imported.year), ("舞钢市工业信息化和商务局", Some(2025)));
    assert!(!imported.is_open(), "{:#?}", imported.in_words());
    let received = imported.values.iter().find(|value| value.path.as_str() == "requests.received.other").unwrap();
    assert_eq!((received.proof, received.figure.as_deref()), (Proof::Derived, Some("0")));
    assert!(
        imported.in_words().iter().any(|line| line.contains("由等式推出 表三 · 其他：")),
        "{:#?}",
        imported.in_words()
    );
    assert_eq!(count(&imported, Proof::Doubtful) + count(&imported, Proof::Missing), 0);
    assert!(
        count(&imported, Proof::Derived) >= 25 && count(&imported, Proof::Certain) >= 40,
        "{:?}",
        imported.counts()
    );
    let label = imported.remarks.iter().find(|remark| remark.rule == "label-in-other-words").unwrap();
    assert!(label.message.contains("其他法律法规禁止公开") && label.message.contains("2.其他法律行政法规禁止公开"));
}

#[test]
fn its_words_are_where_they_belong_and_it_can_be_exported() {
    let imported = import(TEXT);
    let report = Report::parse(imported.json.as_bytes()).unwrap_or_else(|findings| panic!("{findings:#?}"));
    let truth = Report::parse(JSON.as_bytes()).unwrap();
    let bare = |report: &Report| -> String {
        report
            .texts()
            .map(|text| text.text.as_str())
            .collect::<String>()
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect()
    };
    assert!(bare(&report).contains("公开内容深度不足") && bare(&truth).contains("公开内容深度不足"));
    for section in ["overview", "problems_and_improvements", "other_matters"] {
        assert!(!report.narrative(section).is_empty(), "{section}");
    }
    assert!(imported.unread.is_empty(), "{:#?}", imported.unread);
    let docx = nianbao::docx(&report).unwrap();
    assert!(docx.starts_with(b"PK"));
}

#[test]
fn nothing_is_filled_in_if_that_is_not_wanted() {
    let imported = nianbao::import::import(TEXT, Options { fill: Fill::None }).unwrap();
    let received = imported.values.iter().find(|value| value.path.as_str() == "requests.received.other").unwrap();
    assert_eq!(
        (received.proof, received.figure.as_deref(), received.allowed.as_deref()),
        (Proof::Missing, None, Some("0"))
    );
    assert!(imported.is_open() && imported.json.contains("\"other\": null"));
}

#[test]
fn the_account_names_every_value() {
    let imported = import(TEXT);
    let account: serde_json::Value = serde_json::from_str(&imported.account("wugang.txt")).unwrap();
    assert_eq!(account["values"].as_array().unwrap().len(), 200);
    let first = &account["values"][0];
    assert_eq!(
        (&first["cell"], &first["proof"], &first["figure"]),
        (&"表二 · 规章 · 本年制发件数".into(), &"certain".into(), &"0".into())
    );
    assert!(first["place"].as_str().unwrap().contains("行"), "{first}");
    let derived = account["counts"]["derived"].as_u64().unwrap() as usize;
    assert_eq!(derived, count(&imported, Proof::Derived));
}
