use std::collections::BTreeSet;

use super::*;

fn forms() -> impl Iterator<Item = &'static Form> {
    Form::editions().map(|name| Form::edition(name).unwrap())
}

#[test]
fn every_grid_tiles() {
    for form in forms() {
        for table in &form.tables {
            assert_eq!(table.check_tiling(), Ok(()), "{} {}", form.edition, table.id);
        }
    }
}

#[test]
fn a_grid_that_does_not_tile_is_told() {
    let text = include_str!("2021.json");
    let gap = text.replacen(r#"{ "row": 2, "column": 0, "role": "label", "text": "规章" },"#, "", 1);
    assert_eq!(read::read(&gap).unwrap_err().to_string(), "no cell covers 2,0");
    let overlap = text.replacen(r#""row": 2, "column": 0, "role""#, r#""row": 2, "column": 1, "role""#, 1);
    assert_eq!(read::read(&overlap).unwrap_err().to_string(), "two cells cover 2,1");
    let outside = text.replacen(r#""colspan": 4"#, r#""colspan": 5"#, 1);
    assert_eq!(read::read(&outside).unwrap_err().to_string(), "the cell at 0,0 reaches out of the grid");
}

#[test]
fn a_path_is_unique_and_an_equation_names_only_paths_there_are() {
    let text = include_str!("2021.json");
    let twice = text.replacen("regulations.issued", "regulations.repealed", 1);
    assert!(read::read(&twice).unwrap_err().to_string().starts_with("two cells have the value"));
    let unknown = text.replacen(r#""sum": ["requests.received"#, r#""sum": ["requests.recieved"#, 1);
    assert!(read::read(&unknown).unwrap_err().to_string().contains("requests.recieved"));
}

#[test]
fn the_editions_have_the_values_and_equations_of_the_standard() {
    let counts = |form: &Form| (form.values().count(), form.equations.len());
    assert_eq!(counts(Form::edition("2021").unwrap()), (200, 42));
    assert_eq!(counts(Form::edition("2019").unwrap()), (198, 40));
    for form in forms() {
        let paths: BTreeSet<_> = form.values().map(|(_, value)| &value.path).collect();
        assert_eq!(paths.len(), form.values().count());
        for (id, value) in form.values() {
            assert_eq!(form.find(&value.path), Some(id));
        }
    }
}

#[test]
fn a_broken_wording_is_the_same_words() {
    for cell in forms().flat_map(|form| &form.tables).flat_map(|table| &table.cells) {
        if let CellContent::Header(wording) | CellContent::Label(wording) = &cell.content {
            assert_eq!(wording.lines.concat(), wording.text);
        }
    }
}

#[test]
fn a_year_has_the_edition_in_force() {
    let edition = |year| Form::for_year(year).map(|form| form.edition.as_str());
    assert_eq!(edition(2018), None);
    assert_eq!(edition(2020), Some("2019"));
    assert_eq!(edition(2021), Some("2021"));
    assert_eq!(edition(2030), Some("2021"));
}

#[test]
fn labels_are_the_forms_own_words() {
    let form = Form::edition("2021").unwrap();
    let labels = |path| form.labels(form.find(path).unwrap()).to_string();
    assert_eq!(
        labels("requests.outcomes.refused.state_secret.enterprise"),
        "表三“三、本年度办理结果”“（三）不予公开”“1.属于国家秘密”行“法人或其他组织”“商业企业”列"
    );
    assert_eq!(labels("requests.received.total"), "表三“一、本年新收政府信息公开申请数量”行“总计”列");
    assert_eq!(labels("proactive_disclosure.regulations.issued"), "表二“规章”行“本年制发件数”列");
    assert_eq!(labels("review_and_litigation.review.upheld"), "表四“行政复议”“结果维持”列");
    assert_eq!(labels("review_and_litigation.litigation_direct.total"), "表四“行政诉讼”“未经复议直接起诉”“总计”列");
}

#[test]
fn an_address_is_short() {
    let address = |edition, path| {
        let form = Form::edition(edition).unwrap();
        form.labels(form.find(path).unwrap()).address()
    };
    assert_eq!(
        address("2021", "requests.outcomes.refused.prohibited_by_law.enterprise"),
        "表三 · 三（三）2. · 商业企业"
    );
    assert_eq!(address("2021", "requests.received.total"), "表三 · 一 · 总计");
    assert_eq!(address("2021", "requests.outcomes.total.other"), "表三 · 三（七） · 其他");
    assert_eq!(address("2021", "proactive_disclosure.regulations.issued"), "表二 · 规章 · 本年制发件数");
    assert_eq!(address("2021", "review_and_litigation.review.upheld"), "表四 · 行政复议 · 结果维持");
    assert_eq!(address("2021", "review_and_litigation.litigation_direct.total"), "表四 · 未经复议直接起诉 · 总计");
    assert_eq!(address("2019", "proactive_disclosure.procurement.amount"), "表二 · 政府集中采购 · 采购总金额");
    for form in forms() {
        let addresses: BTreeSet<_> = form.values().map(|(id, _)| form.labels(id).address()).collect();
        assert_eq!(addresses.len(), form.values().count(), "each tells its value");
    }
}

#[test]
fn a_cell_is_found_by_its_name_and_named_by_its_path() {
    let form = Form::edition("2021").unwrap();
    for (path, name) in [
        ("requests.outcomes.refused.state_secret.enterprise", "表三 · （三）不予公开 · 1.属于国家秘密 · 商业企业"),
        ("requests.outcomes.total.other", "表三 · （七）总计 · 其他"),
        ("requests.received.total", "表三 · 一、本年新收政府信息公开申请数量 · 总计"),
        ("proactive_disclosure.regulations.issued", "表二 · 规章 · 本年制发件数"),
        ("review_and_litigation.litigation_direct.total", "表四 · 行政诉讼 · 未经复议直接起诉 · 总计"),
    ] {
        let id = form.find(path).unwrap();
        assert_eq!(form.labels(id).cell_name(), name);
    }
    assert_eq!(form.find_cell("表三·一·总计"), form.find("requests.received.total"));
    assert_eq!(form.find_cell("表五 · 总计"), None);
    for form in forms() {
        let names: BTreeSet<_> = form.values().map(|(id, _)| form.labels(id).cell_name()).collect();
        assert_eq!(names.len(), form.values().count(), "each names its value");
        for (id, _) in form.values() {
            assert_eq!(form.find_cell(&form.labels(id).cell_name()), Some(id));
            assert_eq!(form.find_cell(&form.labels(id).address()), Some(id));
        }
    }
}

#[test]
fn totals_are_what_equations_make_of_their_terms() {
    let form = Form::edition("2021").unwrap();
    let is_total = |path| form.value(form.find(path).unwrap()).is_total;
    assert!(is_total("requests.received.total"));
    assert!(is_total("requests.outcomes.total.other"));
    assert!(is_total("review_and_litigation.review.total"));
    assert!(!is_total("requests.carried_forward.other"));
    assert!(!is_total("proactive_disclosure.fees.amount"));
}

#[test]
fn values_are_told_apart_by_the_innermost_labels_that_differ() {
    let form = Form::edition("2021").unwrap();
    let labels = |paths: &[&str]| {
        let ids: Vec<FigureId> = paths.iter().map(|path| form.find(path).unwrap()).collect();
        form.distinct_labels(&ids)
    };
    assert_eq!(
        labels(&["requests.outcomes.granted.total", "requests.outcomes.partly_granted.total"]),
        ["予以公开", "部分公开"]
    );
    assert_eq!(labels(&["requests.received.natural_person", "requests.received.enterprise"]), ["自然人", "商业企业"]);
    assert_eq!(
        labels(&["proactive_disclosure.licensing.decisions", "proactive_disclosure.penalties.decisions"]),
        ["行政许可", "行政处罚"]
    );
    assert_eq!(
        labels(&["review_and_litigation.review.upheld", "review_and_litigation.review.pending"]),
        ["结果维持", "尚未审结"]
    );
    assert_eq!(labels(&["requests.outcomes.granted.total"]), ["予以公开"], "one alone");
    assert_eq!(
        labels(&[
            "requests.received.natural_person",
            "requests.received.other",
            "requests.carried_over.natural_person",
            "requests.carried_over.other"
        ]),
        [
            "本年新收政府信息公开申请数量·自然人",
            "本年新收政府信息公开申请数量·法人或其他组织·其他",
            "上年结转政府信息公开申请数量·自然人",
            "上年结转政府信息公开申请数量·法人或其他组织·其他"
        ]
    );
}
