//! Writes reports that differ from each other and have nothing wrong: figures by the form's equations, words as reports
//! have them.
//!
//! ```text
//! cargo run --example made_reports -- OUT COUNT [--seed N]
//! ```
//!
//! Writes `OUT/made-SEED-0001.json` and so on. Each report depends on the seed and its own number only, so that one can
//! be made again alone; the same numbers give the same bytes on every machine. Of eight reports one is of edition 2019,
//! one has prose for some thirty pages, and one has figures of up to 8 digits in table 二.

#[path = "../support/figures.rs"]
mod figures;
mod fill;
mod prose;
mod random;
mod stock;

use std::error::Error;
use std::path::Path;

use nianbao::report::finding::Severity;
use nianbao::report::form::{Form, Value, ValueKind};
use nianbao::report::model::Report;
use serde_json::{Value as Json, json};

use fill::Particulars;
use prose::Author;
use random::Random;

const USAGE: &str = "usage: made_reports OUT COUNT [--seed N]";

/// The longest name of an organ, in characters.
const LONGEST_NAME: usize = 30;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (out, count, seed) = match &arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [out, count] => (*out, count.parse::<u64>()?, 1),
        [out, count, "--seed", seed] => (*out, count.parse()?, seed.parse::<u64>()?),
        _ => return Err(USAGE.into()),
    };
    std::fs::create_dir_all(out)?;
    for number in 1..=count {
        let text = serde_json::to_string_pretty(&report(seed, number))? + "\n";
        refuse_faulty(&text)?;
        std::fs::write(Path::new(out).join(format!("made-{seed}-{number:04}.json")), text)?;
    }
    Ok(())
}

/// Makes sure that a report is a right one: a fault in it would be this program's.
fn refuse_faulty(text: &str) -> Result<(), String> {
    let findings = Report::parse(text.as_bytes()).map_or_else(|findings| findings, |report| nianbao::check(&report));
    let error = findings.iter().find(|finding| finding.severity == Severity::Error);
    error.map_or(Ok(()), |error| Err(format!("{}: {}", error.path, error.message)))
}

/// One of a seed's reports, numbered from 1.
fn report(seed: u64, number: u64) -> Json {
    let mut random = Random::new(seed.wrapping_mul(1_000_003).wrapping_add(number));
    let year = if number % 8 == 3 { random.within(2019..2021) } else { random.within(2021..2026) };
    let form = Form::for_year(year as u16).expect("there is an edition for every year from 2019 on");
    let mut report = tables(form, number % 8 == 5, &mut random);
    let agency = agency(&mut random);
    let particulars = Particulars {
        agency: &agency,
        year,
        figures: &report,
        domain: random.pick(&["yixian", "bozhou", "data.jiangbei", "xxgk-qionglai"]).to_owned(),
        phone: format!("0{:03}—{}", random.within(310..999), random.within(2_000_000..90_000_000)),
    };
    let length = if number % 8 == 7 { random.within(12..20) } else { random.within(1..4) };
    let mut author = Author { particulars, random, length };
    let sections = [author.overview(), author.problems_and_improvements(), author.other_matters()];
    let mut random = author.random;
    for (section, blocks) in ["overview", "problems_and_improvements", "other_matters"].into_iter().zip(sections) {
        report[section] = blocks;
    }
    report["year"] = json!(year);
    report["agency"] = json!(agency);
    if random.chance(70) {
        report["date"] = json!(format!("{}-{:02}-{:02}", year + 1, random.within(1..4), random.within(1..29)));
    }
    report
}

/// An organ's name, 2 to 30 characters.
fn agency(random: &mut Random) -> String {
    let place = random.pick(stock::PLACES);
    let fits = |body: &&str| place.chars().count() + body.chars().count() <= LONGEST_NAME;
    let bodies: Vec<&str> = stock::BODIES.iter().copied().filter(fits).collect();
    place.to_owned() + random.pick(&bodies)
}

/// Figures that satisfy every equation: most of them 0 in some reports, long in others.
fn tables(form: &Form, large: bool, random: &mut Random) -> Json {
    let zeros = random.pick(&[100, 90, 60, 20]);
    let zeros = if large { 10 } else { zeros };
    let (digits, digits_of_requests) = if large { (8, 5) } else { (random.pick(&[2, 4, 5]), random.pick(&[1, 2, 3])) };
    let mut figures = figures::filled(form, |value| {
        let in_disclosure = form.tables[value.table].id == "proactive_disclosure";
        let digits = if in_disclosure { digits } else { digits_of_requests };
        if random.chance(zeros) { nothing(value) } else { figure(value, digits, random) }
    });
    figures::add_up(form, &mut figures);
    figures
}

fn nothing(value: &Value) -> Json {
    if value.kind == ValueKind::Amount { json!("0") } else { json!(0) }
}

fn figure(value: &Value, digits: u32, random: &mut Random) -> Json {
    match value.kind {
        ValueKind::Count => json!(random.number(digits)),
        ValueKind::Change => json!(random.pick(&["+", "-"]).to_owned() + &random.number(digits).to_string()),
        // Edition 2019 has the unit in the cell.
        ValueKind::Amount if value.unit.is_none() => json!(format!("{}元", random.number(digits))),
        ValueKind::Amount => json!(format!("{}.{:04}", random.number(digits.min(5)), random.within(0..10_000))),
    }
}
