use proptest::prelude::*;

use super::*;
use crate::report::source::{self, Lines};

const SUQIAN: &str = include_str!("../../../samples/suqian-2023.json");

/// The sample with one piece of its text replaced, which must be there.
fn changed(from: &str, to: &str) -> String {
    assert!(SUQIAN.contains(from), "{from}");
    SUQIAN.replacen(from, to, 1)
}

fn findings(json: &str) -> Vec<Finding> {
    Report::parse(json.as_bytes()).unwrap_err()
}

/// Each finding as `rule path`.
fn told(json: &str) -> Vec<String> {
    findings(json).iter().map(|finding| format!("{} {}", finding.rule, finding.path)).collect()
}

/// The one finding of a report.
fn only(json: &str) -> Finding {
    let mut findings = findings(json);
    assert_eq!(findings.len(), 1, "{findings:#?}");
    findings.remove(0)
}

/// The part of the text a finding points at.
fn pointed<'j>(json: &'j str, finding: &Finding) -> &'j str {
    let source = Source::parse(json.as_bytes()).unwrap();
    &json[source.span_of(finding)]
}

/// A report that says only what it must: every value 0, totals left out.
fn least(edition: &str, year: u16) -> serde_json::Value {
    let form = Form::edition(edition).unwrap();
    let mut report = serde_json::json!({ "year": year, "agency": "某某局" });
    for section in &form.sections {
        report[&section.id] = serde_json::json!(["无。"]);
    }
    for table in &form.tables {
        report[&table.id] = serde_json::json!({});
    }
    for (_, value) in form.values().filter(|(_, value)| !value.is_total) {
        let place = value.path.split('.').fold(&mut report, |node, key| &mut node[key]);
        *place = 0.into();
    }
    report
}

#[test]
fn the_sample_is_read_whole() {
    let report = Report::parse(SUQIAN.as_bytes()).unwrap();
    assert_eq!((report.form().edition.as_str(), report.year(), report.agency()), ("2021", 2023, "宿迁市"));
    assert_eq!(report.title(), "宿迁市2023年政府信息公开工作年度报告");
    assert_eq!(report.date(), None);
    assert_eq!(report.figure_at("requests.received.natural_person"), Some(&Figure::Count(3402)));
    assert_eq!(report.figure_at("proactive_disclosure.fees.amount"), Some(&Figure::Amount("59237.2449".to_owned())));
    assert_eq!((report.narrative("overview").len(), report.narrative("other_matters").len()), (7, 1));
    let Block::Paragraph(text) = &report.narrative("overview")[1] else { panic!("a paragraph") };
    assert!(text.text.starts_with("（一）主动公开方面。"));
    assert_eq!(text.path.as_str(), "overview.1");
}

#[test]
fn both_editions_are_read_with_totals_left_out() {
    for (edition, year) in [("2021", 2025), ("2019", 2020)] {
        let report = Report::parse(least(edition, year).to_string().as_bytes()).unwrap();
        assert_eq!(report.form().edition, edition);
        assert!(report.form().values().all(|(id, _)| report.figure(id).to_string() == "0"));
    }
}

#[test]
fn totals_are_computed_through_the_equations() {
    let mut json: serde_json::Value = serde_json::from_str(SUQIAN).unwrap();
    let full = Report::parse(SUQIAN.as_bytes()).unwrap();
    remove_totals(&mut json);
    let report = Report::parse(json.to_string().as_bytes()).unwrap();
    assert!(report.form().values().all(|(id, _)| report.figure(id) == full.figure(id)));
    json["requests"]["received"]["total"] = serde_json::Value::Null;
    assert!(Report::parse(json.to_string().as_bytes()).is_ok(), "a total may be null");
}

fn remove_totals(json: &mut serde_json::Value) {
    let Some(members) = json.as_object_mut() else { return };
    members.remove("total");
    members.values_mut().for_each(remove_totals);
}

#[test]
fn totals_beyond_all_numbers_are_told() {
    let mut json = least("2021", 2025);
    for column in ["natural_person", "enterprise"] {
        json["requests"]["outcomes"]["granted"][column] = u64::MAX.into();
    }
    let told = told(&json.to_string());
    assert!(told.contains(&"total-overflow requests.outcomes.granted.total".to_owned()), "{told:?}");
}

#[test]
fn a_missing_value_is_named_by_path_and_labels() {
    let json = changed(r#""legal_service": 5, "other": 1, "#, r#""legal_service": 5, "#);
    let finding = only(&json);
    assert_eq!((finding.rule, finding.path.as_str()), ("missing-value", "requests.received.other"));
    let label = "没有填：表三“一、本年新收政府信息公开申请数量”行“法人或其他组织”“其他”列";
    assert_eq!(finding.message, label);
    assert_eq!(pointed(&json, &finding), r#""received""#);
    let null = only(&changed(r#""legal_service": 5, "other": 1, "#, r#""legal_service": 5, "other": null, "#));
    assert_eq!((null.rule, null.path.as_str()), ("missing-value", "requests.received.other"));
    assert_eq!(null.message, label, "whether it is null or not there at all");
}

#[test]
fn a_missing_row_or_table_is_one_finding() {
    let mut json: serde_json::Value = serde_json::from_str(SUQIAN).unwrap();
    json["requests"]["outcomes"].as_object_mut().unwrap().remove("granted");
    json["requests"]["outcomes"]["unavailable"] = serde_json::Value::Null;
    json.as_object_mut().unwrap().remove("review_and_litigation");
    json.as_object_mut().unwrap().remove("other_matters");
    let mut told = told(&json.to_string());
    told.sort();
    assert_eq!(
        told,
        [
            "missing-value other_matters",
            "missing-value requests.outcomes.granted",
            "missing-value requests.outcomes.unavailable",
            "missing-value review_and_litigation"
        ]
    );
}

#[test]
fn all_faults_are_told_in_the_order_of_the_text() {
    let json = SUQIAN
        .replacen("\"year\": 2023", "\"year\": 2023.5", 1)
        .replacen("\"issued\": 2,", "\"issued\": -2,", 1)
        .replacen("\"natural_person\": 3402", "\"natural_person\": \"12a\"", 1)
        .replacen("\"upheld\": 309", "\"upheld\": true", 1);
    assert_eq!(
        told(&json),
        [
            "not-a-year year",
            "not-a-count proactive_disclosure.regulations.issued",
            "not-a-count requests.received.natural_person",
            "not-a-count review_and_litigation.review.upheld"
        ]
    );
}

#[test]
fn an_unknown_key_that_was_meant_for_another_is_one_finding() {
    let json = changed("\"natural_person\": 3402", "\"natural_persons\": 3402");
    let finding = only(&json);
    assert_eq!(finding.rule, "unknown-key");
    assert_eq!(finding.message, "没有“natural_persons”这个键，是不是 natural_person？");
    assert_eq!(finding.help.as_deref(), Some("如果是，请改为 \"natural_person\""));
    assert_eq!(pointed(&json, &finding), "\"natural_persons\"");
    assert_eq!(told(&changed("\"requests\"", "\"request\"")), ["unknown-key request"]);
    assert_eq!(told(&changed("\"overview\"", "\"Overview\"")), ["unknown-key Overview"]);
    let within = changed("\"received\": { \"natural_person\": 3402", "\"recieved\": { \"natural_person\": -1");
    assert_eq!(told(&within), ["unknown-key requests.recieved", "not-a-count requests.recieved.natural_person"]);
}

#[test]
fn an_unknown_key_that_is_like_none_lists_the_known() {
    let finding = only(&changed("\"natural_person\": 3402,", "\"natural_person\": 3402, \"法人\": 1,"));
    assert!(
        finding
            .help
            .unwrap()
            .ends_with("natural_person、enterprise、research、public_welfare、legal_service、other、total")
    );
    let finding = only(&changed("\"in_force\": 11 }", "\"in_force\": 11, \"newly_made\": 1 }"));
    assert!(finding.help.unwrap().contains("2019 年版格式"), "a key of the other edition");
    let json = changed(
        "\"other_matters\": [",
        "\"other_matters\": [ { \"haeding\": \"一\", \"content\": [\"二\"], \"x\": 1 },",
    );
    assert_eq!(told(&json), ["unknown-key other_matters.0.haeding", "unknown-key other_matters.0.x"]);
}

#[test]
fn a_key_given_twice_is_told_at_its_second_place() {
    let json = changed("\"agency\": \"宿迁市\",", "\"agency\": \"宿迁市\",\n  \"year\": 2022,");
    let finding = only(&json);
    assert_eq!((finding.rule, finding.message.as_str()), ("duplicate-key", "键“year”重复了：第 2 行已经有一个"));
    assert_eq!(Lines::new(&json).line_column(finding.span.unwrap().start).0, 4);
}

#[test]
fn the_year_and_the_edition() {
    assert_eq!(told(&changed("\"year\": 2023,", "")), ["missing-value year"]);
    assert_eq!(told(&changed("\"year\": 2023,", "\"year\": \"2023\",")), ["not-a-year year"]);
    assert_eq!(told(&changed("\"year\": 2023,", "\"year\": 20233,")), ["not-a-year year"]);
    assert_eq!(told(&changed("\"year\": 2023,", "\"year\": 2023, \"form\": \"2020\",")), ["unknown-edition form"]);
    assert_eq!(told(&changed("\"year\": 2023,", "\"year\": 2023, \"form\": 2021,")), ["unknown-edition form"]);
    let mut json = least("2019", 2020);
    json["form"] = "2019".into();
    assert_eq!(Report::parse(json.to_string().as_bytes()).unwrap().form().edition, "2019");
}

#[test]
fn an_edition_that_is_not_the_years_is_the_only_finding() {
    for edition in ["2019", "2021"] {
        let mut json = least(edition, 2018);
        assert_eq!(told(&json.to_string()), ["year-without-edition year"]);
        json["form"] = edition.into();
        assert_eq!(told(&json.to_string()), ["year-without-edition year"]);
        json["form"] = "2019".into();
        json["year"] = 2025.into();
        let finding = only(&json.to_string());
        assert_eq!((finding.rule, finding.path.as_str()), ("edition-of-another-year", "form"));
        assert_eq!(finding.message, "报告年度 2025 应当用 2021 版格式，form 写的是 \"2019\"");
    }
}

#[test]
fn what_may_be_left_out_may_be_given() {
    let json = changed(
        "\"agency\"",
        r#""$schema": 1, "form": "2021", "title": " 年度\n报告 ", "date": "2024-01-20",
           "accept": [{ "finding": "prose", "at": "overview.1", "reason": "备案口径" }], "agency""#,
    );
    let report = Report::parse(json.as_bytes()).unwrap();
    assert_eq!((report.title(), report.date()), ("年度报告", Date::new(2024, 1, 20)));
    assert_eq!(
        report.accepted(),
        [Accepted { finding: "prose".to_owned(), at: Path::new("overview.1"), reason: "备案口径".to_owned() }]
    );
    let nulls = changed("\"agency\"", "\"form\": null, \"title\": null, \"date\": null, \"accept\": null, \"agency\"");
    assert!(Report::parse(nulls.as_bytes()).is_ok());
    let wrong =
        changed("\"agency\"", r#""title": "", "date": "2023-02-29", "accept": [{ "at": 1, "raeson": "" }], "agency""#);
    assert_eq!(
        told(&wrong),
        [
            "empty-text title",
            "not-a-date date",
            "missing-value accept.0.finding",
            "not-a-text accept.0.at",
            "unknown-key accept.0.raeson",
            "empty-text accept.0.raeson"
        ]
    );
}

/// What is told of one narrative section.
fn told_of(section: &str) -> Vec<String> {
    let mut json: serde_json::Value = serde_json::from_str(SUQIAN).unwrap();
    json["other_matters"] = serde_json::from_str(section).unwrap();
    match Report::parse(json.to_string().as_bytes()) {
        Ok(_) => Vec::new(),
        Err(findings) => findings.iter().map(|finding| format!("{} {}", finding.rule, finding.path)).collect(),
    }
}

#[test]
fn a_narrative_is_blocks() {
    let three =
        r#"[{"heading": "一", "content": [{"heading": "二", "content": [{"heading": "三", "content": ["文"]}]}]}]"#;
    assert!(told_of(three).is_empty());
    assert!(
        told_of(r#"["段", {"items": ["甲", "乙"]}, {"heading": "题", "content": ["文", {"items": ["丙"]}]}]"#)
            .is_empty()
    );
    let four = three.replace(r#"["文"]"#, r#"[{"heading": "四", "content": ["文"]}]"#);
    assert_eq!(told_of(&four), ["subsection-too-deep other_matters.0.content.0.content.0.content.0"]);
    for (section, finding) in [
        ("\"段\"", "not-an-array other_matters"),
        ("[]", "empty-section other_matters"),
        ("[\" \\n\"]", "empty-text other_matters.0"),
        ("[1]", "not-a-block other_matters.0"),
        ("[null]", "not-a-block other_matters.0"),
        ("[{}]", "not-a-block other_matters.0"),
        (r#"[{"items": ["一"], "heading": "题"}]"#, "not-a-block other_matters.0"),
        (r#"[{"items": []}]"#, "empty-content other_matters.0.items"),
        (r#"[{"items": [2]}]"#, "not-a-text other_matters.0.items.0"),
        (r#"[{"heading": "题", "content": []}]"#, "empty-content other_matters.0.content"),
        (r#"[{"heading": "题"}]"#, "missing-value other_matters.0.content"),
        (r#"[{"content": ["文"]}]"#, "missing-value other_matters.0.heading"),
        (r#"[{"heading": "\t", "content": ["文"]}]"#, "empty-text other_matters.0.heading"),
        (r#"[{"heading": "题", "content": "文"}]"#, "not-an-array other_matters.0.content"),
    ] {
        assert_eq!(told_of(section), [finding], "{section}");
    }
}

#[test]
fn a_control_character_is_named_and_pointed_at() {
    let json = changed("\"agency\": \"宿迁市\"", "\"agency\": \"宿\\u0007迁\u{85}市\"");
    let finding = only(&json);
    assert_eq!(finding.message, "文字里有控制字符 U+0007：第 2 个字，在“宿”之后；另有 1 个");
    assert_eq!(pointed(&json, &finding), "\\u0007");
}

#[test]
fn a_text_that_is_too_long_is_refused() {
    let agency = |count| changed("\"agency\": \"宿迁市\"", &format!("\"agency\": \"{}\"", "局".repeat(count)));
    assert!(Report::parse(agency(MAX_NAME).as_bytes()).is_ok());
    let finding = only(&agency(MAX_NAME + 1));
    assert_eq!((finding.rule, finding.path.as_str()), ("text-too-long", "agency"));
    assert_eq!(finding.message, "这段文字有 201 个字，最多 200 个");
    let title = changed("\"agency\"", &format!("\"title\": \"{}\", \"agency\"", "题".repeat(MAX_NAME + 1)));
    assert_eq!(told(&title), ["text-too-long title"]);
    let section = |count| format!("[\"{}\"]", "字".repeat(count));
    assert!(told_of(&section(MAX_TEXT)).is_empty());
    assert_eq!(told_of(&section(MAX_TEXT + 1)), ["text-too-long other_matters.0"]);
}

#[test]
fn all_texts_together_may_be_too_long() {
    let mut json = least("2021", 2025);
    json["overview"] = vec!["字".repeat(MAX_TEXT); 9].into();
    json["other_matters"] = vec!["字".repeat(MAX_TEXT / 2); 5].into();
    let finding = only(&json.to_string());
    assert_eq!((finding.rule, finding.path.as_str()), ("text-too-long", "other_matters.1"));
    assert_eq!(finding.message, "各部分的文字一共有 1150002 个字，最多 1000000 个，到这里已经超过");
}

#[test]
fn what_is_no_report_has_a_bounded_number_of_findings() {
    let keys: Vec<_> = (0..5000).map(|number| format!("\"键{number}\": 1,")).collect();
    let findings = findings(&format!("{{{} \"year\": 2023}}", keys.concat()));
    assert_eq!((findings.len(), findings[MAX_FINDINGS - 1].rule), (MAX_FINDINGS, "too-many-findings"));
    assert_eq!(told("[]"), ["not-an-object "]);
}

/// A right report with members added to it.
fn with_members(members: &str) -> String {
    changed("\"year\": 2023,", &format!("\"year\": 2023, {members},"))
}

#[test]
fn the_organs_own_words_are_narratives_in_the_order_in_which_they_are_printed() {
    let json = with_members(
        r#""preamble": ["依据条例编制。"], "signed": "under_title", "title": ["宿迁市", "2023年年报"],
           "headings": { "other_matters": "其他事项" },
           "chapters": { "before": [{ "heading": "前言", "content": ["前。"] }],
                         "after": [{ "heading": "七、附则", "content": ["后。"] }] },
           "tables": { "requests": { "before": ["如下："], "notes": ["含上年结转。"], "after": ["以上。"],
                       "figure_notes": [{ "at": "requests.received.total", "note": "含重复。" }] } }"#,
    );
    let report = Report::parse(json.as_bytes()).unwrap();
    let sections: Vec<&str> = report.narratives().iter().map(|narrative| narrative.section.as_str()).collect();
    let told = ["tables.requests.before", "tables.requests.notes", "tables.requests.after"];
    let around = [
        ["preamble", "chapters.before.0", "overview"],
        told,
        ["problems_and_improvements", "other_matters", "chapters.after.0"],
    ];
    assert_eq!(sections, around.concat());
    assert_eq!(report.title_lines(), ["宿迁市", "2023年年报"]);
    assert_eq!((report.title(), report.signed()), ("宿迁市2023年年报", SignedAt::UnderTitle));
    let last = report.form().sections.last().unwrap();
    assert_eq!(report.heading(last), "六、其他事项", "the number may be left out");
    assert_eq!(report.figure_notes().len(), 1);
    assert_eq!(report.chapters("after").map(|(heading, _)| heading.text.as_str()).collect::<Vec<_>>(), ["七、附则"]);
}

#[test]
fn faults_of_the_organs_own_words_are_told_in_their_places() {
    for (members, finding) in [
        (r#""preamble": []"#, "empty-section preamble"),
        (r#""signed": "top""#, "not-a-choice signed"),
        (r#""headings": { "overviews": "一、总体" }"#, "unknown-key headings.overviews"),
        (r#""chapters": { "after": [{ "heading": "七、附则" }] }"#, "missing-value chapters.after.0.content"),
        (r#""tables": { "overview": {} }"#, "unknown-key tables.overview"),
        (r#""tables": { "requests": { "notes": [1] } }"#, "not-a-text tables.requests.notes.0"),
        (
            r#""tables": { "requests": { "figure_notes": [{ "at": "requests.total", "note": "注" }] } }"#,
            "unknown-figure tables.requests.figure_notes.0.at",
        ),
        (
            r#""tables": { "requests": { "figure_notes": [{ "at": "requests.received.total" }] } }"#,
            "missing-value tables.requests.figure_notes.0.note",
        ),
    ] {
        assert_eq!(told(&with_members(members)), [finding], "{members}");
    }
}

#[test]
fn blocks_may_be_unnumbered_led_or_tables() {
    let right = r#"[{"heading": "题", "numbered": false, "content": ["文"]}, {"lead": "一是。", "text": "文"},
                    {"table": {"head": ["甲", "乙"], "rows": [["1", "2"]], "caption": "题"}}]"#;
    assert!(told_of(right).is_empty());
    for (section, finding) in [
        (r#"[{"heading": "题", "numbered": "no", "content": ["文"]}]"#, "not-a-choice other_matters.0.numbered"),
        (r#"[{"lead": "一是。"}]"#, "missing-value other_matters.0.text"),
        (r#"[{"lead": "一是。", "text": "文", "items": ["甲"]}]"#, "not-a-block other_matters.0"),
        (r#"[{"table": {"head": ["甲", "乙"], "rows": [["1"]]}}]"#, "ragged-table other_matters.0.table.rows.0"),
        (r#"[{"table": {"head": ["甲"]}}]"#, "missing-value other_matters.0.table.rows"),
        (r#"[{"table": {"head": ["甲"], "rows": []}}]"#, "empty-content other_matters.0.table.rows"),
    ] {
        assert_eq!(told_of(section), [finding], "{section}");
    }
}

#[test]
fn a_draft_is_read_of_whatever_says_its_year() {
    let draft = |json: &str| parse_draft(&Source::from_text(json).unwrap());
    let (report, findings) = draft(&changed("\"natural_person\": 3402", "\"natural_person\": \"无\""));
    let report = report.unwrap();
    assert_eq!(report.figure_at("requests.received.natural_person"), Some(&Figure::Blank));
    assert_eq!(report.figure_at("requests.received.enterprise"), Some(&Figure::Count(99)));
    assert_eq!(findings.len(), 1);
    let (report, _) = draft(r#"{ "year": 2025 }"#);
    assert!(report.unwrap().figures.iter().all(|figure| *figure == Figure::Blank));
    assert!(draft(r#"{ "agency": "某局" }"#).0.is_none());
}

#[test]
fn dates_and_years_are_read_as_people_write_them_or_told_for_what_they_are() {
    let date =
        |written: &str| Report::parse(with_members(&format!("\"date\": \"{written}\"")).as_bytes()).unwrap().date();
    assert_eq!([date("2024年1月20日"), date("2024.1.20")], [Date::new(2024, 1, 20); 2]);
    for (year, message) in [("\"２０２３\"", "全角"), ("\"2,023\"", "分节的逗号")] {
        let finding = only(&changed("\"year\": 2023,", &format!("\"year\": {year},")));
        assert!(finding.rule == "not-a-year" && finding.message.contains(message), "{}", finding.message);
        assert!(finding.help.unwrap().contains("2023"));
    }
}

proptest! {
    #[test]
    fn no_input_panics(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = Report::parse(&bytes);
    }

    #[test]
    fn no_damage_to_a_report_panics(
        at in 0..SUQIAN.len(),
        length in 0..400_usize,
        put in ".{0,4}|[\\[\\]{}\",:0-9]{0,4}",
    ) {
        let is_boundary = |at: &usize| SUQIAN.is_char_boundary((*at).min(SUQIAN.len()));
        let boundary = |from: usize| (from..from + 4).find(is_boundary).unwrap();
        let (start, end) = (boundary(at), boundary(at + length).min(SUQIAN.len()));
        let damaged = format!("{}{put}{}", &SUQIAN[..start], &SUQIAN[end..]);
        if let Err(findings) = Report::parse(damaged.as_bytes()) {
            prop_assert!(!findings.is_empty());
            let text = source::decode(damaged.as_bytes()).unwrap().text;
            if let Ok(source) = Source::from_text(&text) {
                prop_assert!(findings.iter().all(|finding| text.get(source.span_of(finding)).is_some()));
                prop_assert!(findings.is_sorted_by_key(|finding| source.span_of(finding).start));
            }
        }
    }

    #[test]
    fn a_clean_text_is_clean(raw in "[ -~年，“\u{3000}\u{FEFF}\u{200B}\u{2003}\u{2028}\t\r\n]{0,30}") {
        let clean = crate::report::source::cleaned(&raw);
        prop_assert_eq!(&crate::report::source::cleaned(&clean), &clean);
        let broken = clean.contains(['\t', '\r', '\n', '\u{2028}']);
        prop_assert!(!broken);
        prop_assert_eq!(clean.trim(), &clean);
    }
}

#[test]
fn what_is_given_to_the_public_differs_only_in_accept() {
    let report = Report::parse(SUQIAN.as_bytes()).unwrap();
    assert_eq!(&*report.public_json(), report.json());
    let at = SUQIAN.rfind('}').unwrap();
    let entry = r#"{ "finding": "prose-parts", "at": "overview", "reason": "内部理由" }"#;
    let json = format!("{},\n  \"accept\": [{entry}]\n}}\n", SUQIAN[..at].trim_end());
    let report = Report::parse(json.as_bytes()).unwrap();
    assert_eq!(report.json(), json);
    assert_eq!(*report.public_json(), json.replace(&format!("[{entry}]"), "[]"));
    assert_eq!(Report::parse(report.public_json().as_bytes()).unwrap().accepted(), []);
}
