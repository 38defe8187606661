//! How many wrong numbers `check` would find in a report that is right: each number of the prose that a table has is
//! changed by one and by more, in turn.
//!
//! ```text
//! cargo run --example recall -- REPORT.json …
//! ```
//!
//! Prints, report by report and for all of them, what was found by which rule, what was missed with its sentence, what
//! stays silent by design and why, and what is told of the report as it is (of a right one: nothing).

mod harness;

use std::error::Error;
use std::fmt::Write as _;

use harness::Harness;

fn main() -> Result<(), Box<dyn Error>> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        return Err("usage: recall REPORT.json …".into());
    }
    let (mut found, mut missed, mut alarms) = (0, 0, 0);
    let mut told = String::new();
    for file in &files {
        let harness = match serde_json::from_slice(&std::fs::read(file)?) {
            Ok(json) => Harness::of(&json),
            Err(error) => Err(error.to_string()),
        };
        match harness {
            Ok(harness) => {
                found += harness.found.values().sum::<usize>();
                missed += harness.missed.values().map(std::collections::BTreeSet::len).sum::<usize>();
                alarms += harness.alarms.len();
                tell(&mut told, file, &harness)?;
            }
            Err(error) => writeln!(told, "{file}: not read: {error}")?,
        }
    }
    #[allow(clippy::print_stdout)]
    {
        println!("{told}{} reports: {found} changes found, {missed} sentences missed, {alarms} alarms", files.len());
    }
    Ok(())
}

fn tell(told: &mut String, file: &str, harness: &Harness) -> std::fmt::Result {
    writeln!(told, "{file}: {} numbers, {} of them in a table", harness.numbers, harness.tied)?;
    harness.found.iter().try_for_each(|(rule, changes)| writeln!(told, "  {rule}: {changes} changes found"))?;
    for (figure, sentences) in &harness.missed {
        sentences.iter().try_for_each(|sentence| writeln!(told, "  missed, {figure}: {sentence}"))?;
    }
    harness.by_design.iter().try_for_each(|(reason, changes)| writeln!(told, "  silent, {reason}: {changes}"))?;
    harness.alarms.iter().try_for_each(|alarm| writeln!(told, "  told of the report as it is: {alarm}"))
}
