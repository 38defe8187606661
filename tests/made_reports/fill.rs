//! What stands in the braces of a wording.

use serde_json::Value as Json;

use super::figures::count;
use super::random::Random;
use super::stock;

/// Particulars of a report that its words speak of.
pub struct Particulars<'a> {
    pub agency: &'a str,
    pub year: u64,
    /// The report's tables.
    pub figures: &'a Json,
    /// A part of the addresses that a web site and a mailbox have.
    pub domain: String,
    pub phone: String,
}

impl Particulars<'_> {
    /// A wording with everything in its braces filled in.
    pub fn fill(&self, wording: &str, random: &mut Random) -> String {
        let mut filled = String::with_capacity(wording.len());
        let mut rest = wording;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').expect("every brace of the stock is closed");
            filled.push_str(before);
            filled.push_str(&self.value(name, random));
            rest = after;
        }
        filled + rest
    }

    fn value(&self, name: &str, random: &mut Random) -> String {
        match name {
            "agency" => self.agency.to_owned(),
            "year" => self.year.to_string(),
            "from" => random.within(2000..self.year).to_string(),
            "site" => format!("www.{}.gov.cn", self.domain),
            "mail" => format!("zwgk_{}@{}.gov.cn", self.year, self.domain),
            "phone" => self.phone.clone(),
            "postcode" => format!("{:06}", random.within(100_000..860_000)),
            "few" => random.within(1..10).to_string(),
            "some" => random.within(10..1000).to_string(),
            "many" => random.within(1000..10_000_000).to_string(),
            "percent" => format!("{}.{}", random.within(1..100), random.within(0..10)),
            "document" => self.fill(random.pick(stock::DOCUMENTS), random),
            "system" => random.pick(stock::SYSTEMS).to_owned(),
            of_tables => self.figure(of_tables).to_string(),
        }
    }

    /// A figure of the tables, or a sum of some.
    fn figure(&self, name: &str) -> u64 {
        let at = |path: &str| count(self.figures, path);
        // The editions count documents in different columns.
        let documents = |of_2021: &str, of_2019: &str| {
            let given = &self.figures["proactive_disclosure"]["normative_documents"];
            [of_2021, of_2019].iter().find_map(|key| given[key].as_u64()).unwrap_or_default()
        };
        match name {
            "received" => at("requests.received.total"),
            "carried_over" => at("requests.carried_over.total"),
            "natural" => at("requests.received.natural_person"),
            "organisations" => at("requests.received.total") - at("requests.received.natural_person"),
            "answered" => at("requests.outcomes.total.total"),
            "granted" => at("requests.outcomes.granted.total"),
            "partly" => at("requests.outcomes.partly_granted.total"),
            "forward" => at("requests.carried_forward.total"),
            "reviews" => at("review_and_litigation.review.total"),
            "lawsuits" => {
                at("review_and_litigation.litigation_direct.total")
                    + at("review_and_litigation.litigation_after_review.total")
            }
            "issued" => documents("issued", "newly_made"),
            "repealed" => documents("repealed", ""),
            "in_force" => documents("in_force", "total_disclosed"),
            "licences" => at("proactive_disclosure.licensing.decisions"),
            "penalties" => at("proactive_disclosure.penalties.decisions"),
            _ => unreachable!("no wording of the stock has {{{name}}}"),
        }
    }
}
