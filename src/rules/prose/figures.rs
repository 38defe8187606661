//! Which figures of the form a measure of the prose may stand for.

use crate::form::{FigureId, Form};
use crate::prose::{Applicant, Document, Measure, Proceedings, Receipt, Ruling, Status};

/// Sums of figures, each of which a number may be; the first is the most likely. None if the form has no figure for it, or
/// the words leave open which it is.
type Alternatives = Vec<Vec<FigureId>>;

/// The figures for the sum of some measures.
pub(super) fn of_claim(form: &Form, measures: &[Measure]) -> Alternatives {
    if let [measure] = measures {
        return of_measure(form, *measure);
    }
    let mut sum = Vec::new();
    for measure in measures {
        let Some(mut first) = of_measure(form, *measure).into_iter().next() else { return Vec::new() };
        sum.append(&mut first);
    }
    if sum.is_empty() { Vec::new() } else { vec![sum] }
}

fn of_measure(form: &Form, measure: Measure) -> Alternatives {
    match measure {
        Measure::Received(receipt) => received(form, receipt, &["total"]),
        Measure::CarriedOver => paths(form, &[&["requests.carried_over.total"]]),
        Measure::CarriedForward => paths(form, &[&["requests.carried_forward.total"]]),
        Measure::Completed => paths(form, &[&["requests.outcomes.total.total"]]),
        Measure::Outcome(row) => outcome(form, row),
        Measure::Applicant(Applicant::NaturalPerson, receipt) => received(form, receipt, &["natural_person"]),
        Measure::Applicant(Applicant::Organisation, receipt) => received(form, receipt, &ORGANISATIONS),
        Measure::Proceedings(kind, ruling) => proceedings(form, kind, ruling),
        Measure::Documents(document, status) => documents(form, document, status),
    }
}

/// The columns of 法人或其他组织.
const ORGANISATIONS: [&str; 5] = ["enterprise", "research", "public_welfare", "legal_service", "other"];

/// Lists of paths; a list with a path that the form does not have is left out.
fn paths<P: AsRef<str>>(form: &Form, lists: &[&[P]]) -> Alternatives {
    let ids = |list: &&[P]| list.iter().map(|path| form.find(path.as_ref())).collect::<Option<Vec<_>>>();
    lists.iter().filter_map(ids).filter(|ids| !ids.is_empty()).collect()
}

fn received(form: &Form, receipt: Receipt, columns: &[&str]) -> Alternatives {
    let rows = |rows: &[&str]| {
        rows.iter().flat_map(|row| columns.iter().map(move |column| format!("requests.{row}.{column}"))).collect()
    };
    let new: Vec<String> = rows(&["received"]);
    let all: Vec<String> = rows(&["received", "carried_over"]);
    match receipt {
        Receipt::New | Receipt::Received => paths(form, &[&new]),
        Receipt::Accepted => paths(form, &[&new, &all]),
        Receipt::WithCarriedOver => paths(form, &[&all]),
        Receipt::Handled => Vec::new(),
    }
}

/// The totals of the row, or of all rows of the group.
fn outcome(form: &Form, row: &str) -> Alternatives {
    let is_of_row = |path: &str| {
        let path = path.strip_prefix("requests.outcomes.").and_then(|path| path.strip_prefix(row));
        path.is_some_and(|path| path.starts_with('.') && path.rsplit('.').next() == Some("total"))
    };
    let ids: Vec<_> = form.values().filter(|(_, value)| is_of_row(&value.path)).map(|(id, _)| id).collect();
    if ids.is_empty() { Vec::new() } else { vec![ids] }
}

fn proceedings(form: &Form, kind: Proceedings, ruling: Ruling) -> Alternatives {
    let ruling = match ruling {
        Ruling::Total => "total",
        Ruling::Upheld => "upheld",
        Ruling::Corrected => "corrected",
        Ruling::Other => "other",
        Ruling::Pending => "pending",
    };
    let kinds: &[&str] = match kind {
        Proceedings::Review => &["review"],
        Proceedings::Direct => &["litigation_direct"],
        Proceedings::AfterReview => &["litigation_after_review"],
        Proceedings::Litigation => &["litigation_direct", "litigation_after_review"],
    };
    let path = |kind: &&str| format!("review_and_litigation.{kind}.{ruling}");
    let all: Vec<_> = kinds.iter().map(path).collect();
    paths(form, &[&all])
}

fn documents(form: &Form, document: Document, status: Status) -> Alternatives {
    let document = match document {
        Document::Regulation => "regulations",
        Document::Normative => "normative_documents",
    };
    // Edition 2019 asks what was made and disclosed in the year, which prose calls by many names.
    let status = match status {
        Status::Issued => "issued",
        Status::Repealed => "repealed",
        Status::InForce => "in_force",
    };
    paths(form, &[&[format!("proactive_disclosure.{document}.{status}")]])
}
