//! The names that a form's data gives to measures.

use super::{Applicant, Decision, Document, Measure, Proceedings, Receipt, Ruling, Status};

impl Measure {
    /// The name under which a form says which of its values are meant (`received.new`,
    /// `outcomes.refused.state_secret`).
    pub fn name(self) -> String {
        match self {
            Self::Received(receipt) => format!("received.{}", receipt.name()),
            Self::CarriedOver => "carried_over".to_owned(),
            Self::CarriedForward => "carried_forward".to_owned(),
            Self::Completed => "completed".to_owned(),
            Self::Outcome(row) => format!("outcomes.{row}"),
            Self::Applicant(applicant, receipt) => format!("{}.{}", applicant.name(), receipt.name()),
            Self::Proceedings(kind, ruling) => format!("{}.{}", kind.name(), ruling.name()),
            Self::Documents(document, status) => format!("{}.{}", document.name(), status.name()),
            Self::Decisions(decision) => decision.name().to_owned(),
        }
    }
}

impl Receipt {
    fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Received => "received",
            Self::Accepted => "accepted",
            Self::WithCarriedOver => "with_carried_over",
            Self::Handled => "handled",
            Self::Undefined => "undefined",
        }
    }
}

impl Applicant {
    fn name(self) -> &'static str {
        match self {
            Self::NaturalPerson => "natural_person",
            Self::Organisation => "organisation",
            Self::Enterprise => "enterprise",
            Self::Company => "company",
            Self::Research => "research",
            Self::PublicWelfare => "public_welfare",
            Self::LegalService => "legal_service",
        }
    }
}

impl Proceedings {
    fn name(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::Litigation => "litigation",
            Self::Direct => "litigation_direct",
            Self::AfterReview => "litigation_after_review",
        }
    }
}

impl Ruling {
    fn name(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Upheld => "upheld",
            Self::Corrected => "corrected",
            Self::Other => "other",
            Self::Pending => "pending",
        }
    }
}

impl Document {
    fn name(self) -> &'static str {
        match self {
            Self::Regulation => "regulations",
            Self::Normative => "normative_documents",
        }
    }
}

impl Decision {
    fn name(self) -> &'static str {
        match self {
            Self::Licensing => "licensing",
            Self::Penalty => "penalties",
            Self::Compulsion => "compulsion",
        }
    }
}

impl Status {
    fn name(self) -> &'static str {
        match self {
            Self::Issued => "issued",
            Self::Repealed => "repealed",
            Self::InForce => "in_force",
        }
    }
}

/// Every measure that the prose is read for: those of the lexicon's outcomes, and of all other kinds each combination.
#[cfg(test)]
pub(crate) fn all_measures() -> Vec<Measure> {
    use Applicant::{Company, Enterprise, LegalService, NaturalPerson, Organisation, PublicWelfare, Research};
    use Proceedings::{AfterReview, Direct, Litigation, Review};
    use Receipt::{Accepted, Handled, New, Received, Undefined, WithCarriedOver};
    use Ruling::{Corrected, Other, Pending, Total, Upheld};
    let mut measures = vec![Measure::CarriedOver, Measure::CarriedForward, Measure::Completed];
    measures.extend(super::lexicon::outcomes().map(Measure::Outcome));
    for receipt in [New, Received, Accepted, WithCarriedOver, Handled, Undefined] {
        measures.push(Measure::Received(receipt));
        let of = |applicant| Measure::Applicant(applicant, receipt);
        measures
            .extend([NaturalPerson, Organisation, Enterprise, Company, Research, PublicWelfare, LegalService].map(of));
    }
    for kind in [Review, Litigation, Direct, AfterReview] {
        measures.extend([Total, Upheld, Corrected, Other, Pending].map(|ruling| Measure::Proceedings(kind, ruling)));
    }
    for document in [Document::Regulation, Document::Normative] {
        let of = |status| Measure::Documents(document, status);
        measures.extend([Status::Issued, Status::Repealed, Status::InForce].map(of));
    }
    measures.extend([Decision::Licensing, Decision::Penalty, Decision::Compulsion].map(Measure::Decisions));
    measures
}
