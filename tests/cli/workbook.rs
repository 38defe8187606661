//! The workbook to fill in.

use std::io::Read;

use nianbao::report::form::{CellContent, Form, Table};

use crate::{code, directory, run, stderr};

/// A table as import shows it: its words where the form has them, and 0 for what is computed.
fn expected(form: &Form, table: &Table) -> String {
    let section = form.sections.iter().find(|section| section.id == table.id).unwrap();
    let mut rows = vec![vec![String::new(); table.columns]; table.rows];
    for cell in &table.cells {
        for (down, row) in rows[cell.row..cell.row + cell.rowspan].iter_mut().enumerate() {
            for (right, slot) in row[cell.column..cell.column + cell.colspan].iter_mut().enumerate() {
                *slot = match (&cell.content, down, right) {
                    (_, 1.., _) => "^".to_owned(),
                    (_, _, 1..) => "<".to_owned(),
                    (CellContent::Header(wording) | CellContent::Label(wording), ..) => wording.text.clone(),
                    (CellContent::Value(id), ..) if form.value(*id).is_total => "0".to_owned(),
                    (CellContent::Value(_), ..) => String::new(),
                };
            }
        }
    }
    let heading = std::iter::once(section.heading.clone()).chain(vec!["<".to_owned(); table.columns - 1]);
    let rows: Vec<Vec<String>> = std::iter::once(heading.collect()).chain(rows).collect();
    // A column in which no cell begins is none.
    let columns: Vec<usize> = (0..table.columns).filter(|at| rows.iter().any(|row| row[*at] != "<")).collect();
    let rows = rows.into_iter().map(|row| columns.iter().map(|at| row[*at].clone()).collect());
    let rows: Vec<String> = rows.map(|row: Vec<String>| format!("  {}", row.join(" | "))).collect();
    let number = section.heading.split('、').next().unwrap();
    format!("工作表“表{number}” {}×{}\n{}\n", table.rows + 1, columns.len(), rows.join("\n"))
}

fn part(file: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    let mut part = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut part).unwrap();
    part
}

#[test]
fn the_workbook_has_the_forms_tables_and_import_reads_them_back() {
    let directory = directory(&[]);
    for edition in Form::editions() {
        let form = Form::edition(edition).unwrap();
        let output = run(directory.path(), &["forms", "--form", edition, "--xlsx", &format!("{edition}.xlsx")]);
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        let file = std::fs::read(directory.path().join(format!("{edition}.xlsx"))).unwrap();
        let again = run(directory.path(), &["forms", "--form", edition, "--xlsx", "-"]);
        assert!(again.stdout == file, "the same form gives the same bytes");
        let shown = nianbao::import::shown(&file).unwrap();
        for table in &form.tables {
            let expected = expected(form, table);
            assert!(shown.contains(&expected), "{edition}: not in\n{shown}\nis\n{expected}");
        }
        for section in form.sections.iter().filter(|section| form.table(&section.id).is_none()) {
            assert!(shown.contains(&format!(" {}\n", section.heading)), "{}", section.heading);
        }
    }
}

#[test]
fn totals_are_formulas_and_other_cells_take_numbers_alone() {
    let directory = directory(&[]);
    let file = run(directory.path(), &["forms", "--xlsx", "-"]).stdout;
    let (form, requests) = (Form::newest(), part(&file, "xl/worksheets/sheet3.xml"));
    let of_table = form.values().filter(|(_, value)| form.tables[value.table].id == "requests");
    let totals = of_table.filter(|(_, value)| value.is_total).count();
    assert!(totals > 20 && requests.matches("<f>").count() == totals, "{totals}");
    // Row 4 is 一、, the columns from D to I what is added up in J.
    assert!(requests.contains("<f>D5+E5+F5+G5+H5+I5</f><v>0</v>"), "{requests}");
    assert!(requests.contains("type=\"whole\"") && requests.contains("填不小于 0 的整数"));
    assert!(part(&file, "xl/worksheets/sheet2.xml").contains("type=\"decimal\""));
    assert!(part(&file, "docProps/core.xml").contains("2021-01-01T00:00:00Z"));
}

#[test]
fn a_file_that_is_there_is_not_written_over() {
    let directory = directory(&[("表.xlsx", "x")]);
    let output = run(directory.path(), &["forms", "--xlsx", "表.xlsx"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("已经有了，不覆盖"));
}
