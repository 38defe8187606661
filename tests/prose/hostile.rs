//! Long paragraphs of what the reading of prose looks for: time grows no faster than they do.

use std::time::{Duration, Instant};

use nianbao::prose::{self, Setting};

/// Pieces that begin something: a number, a list, a bracket, a comparison.
const PIECES: [&str; 14] = [
    "9",
    "九",
    "1,",
    "5件（",
    "5件，其中",
    "予以公开、",
    "予以公开分别",
    "12件，占5%，",
    "比上年增加5件，增长5%，",
    "结转",
    "上年",
    "未",
    "《",
    "（含政府信息公开申请3件）",
];

fn time_of(piece: &str, characters: usize) -> Duration {
    let text: String = piece.chars().cycle().take(characters).collect();
    let setting = Setting { year: 2024, agency: "临江区市场监督管理局", heading: "" };
    let start = Instant::now();
    let reading = prose::read(&text, &setting);
    assert!(reading.claims.len() <= characters);
    start.elapsed()
}

#[test]
fn time_is_linear_in_the_length() {
    for piece in PIECES {
        // A quadratic reading of the longest paragraph there may be would take minutes.
        let time = time_of(piece, nianbao::model::MAX_TEXT);
        println!("{piece}: {time:?} for {} characters", nianbao::model::MAX_TEXT);
        assert!(time < Duration::from_secs(2), "{piece}: {time:?}");
    }
}
