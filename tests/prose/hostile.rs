//! Long paragraphs of what the reading of prose looks for: time grows no faster than they do.

use std::time::{Duration, Instant};

use nianbao::report::prose::{self, Setting};

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
fn the_longest_paragraph_is_read_to_its_end() {
    for piece in PIECES {
        // Not how fast, but whether it ends: quadratic in the longest paragraph there may be, it would take minutes.
        let time = time_of(piece, nianbao::report::model::MAX_TEXT);
        println!("{piece}: {time:?} for {} characters", nianbao::report::model::MAX_TEXT);
        assert!(time < Duration::from_secs(60), "{piece}: {time:?}");
    }
}

proptest::proptest! {
    /// Whatever is said, what is read points at whole characters of it, and the same words are read the same way.
    #[test]
    fn any_words_are_read(
        text in "([0-9０,.一二十万亿零两，、。；：（）《“%年月日件条起]|予以公开|部分公开|收到|政府信息公开申请|申请|上年|下年度|结转|其中\
                 |分别|均|未|无|各|和|含|占|增长|下降|较|行政复议|行政诉讼|维持|规章|规范性文件|制发|废止|2024年|2023年|自然人|法人|市政府|办结\
                 |其他|约|余|以上| ){0,60}",
    ) {
        let setting = Setting { year: 2024, agency: "临江区市场监督管理局", heading: "依申请公开" };
        let reading = prose::read(&text, &setting);
        for claim in &reading.claims {
            proptest::prop_assert!(!claim.measures.is_empty());
            proptest::prop_assert!(text.get(claim.words.clone()).is_some_and(|words| !words.is_empty()));
        }
        let divided = reading.divisions.iter().map(|division| &division.words);
        for words in divided.chain(reading.rates.iter().map(|rate| &rate.words)) {
            proptest::prop_assert!(text.get(words.clone()).is_some_and(|words| !words.is_empty()));
        }
        proptest::prop_assert_eq!(prose::read(&text, &setting).claims, reading.claims);
    }
}
