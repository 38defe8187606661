//! The sections that are told in words.

use serde_json::{Value as Json, json};

use super::fill::Particulars;
use super::random::Random;
use super::stock;

/// What is counted out within a paragraph.
const ORDINALS: [&str; 9] = ["一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是"];

/// （一） to （九）.
const NUMERALS: [&str; 9] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// How the aspects of a section are told.
#[derive(Clone, Copy)]
enum Manner {
    /// Paragraphs that begin （一）主动公开方面。
    RunIn,
    /// Headings, and under each its paragraphs.
    Headings,
    /// Headings with headings of two more levels under them.
    Nested,
}

/// Writes sections for one report.
pub struct Author<'a> {
    pub particulars: Particulars<'a>,
    pub random: Random,
    /// How many paragraphs an aspect may have.
    pub length: u64,
}

impl Author<'_> {
    /// 一、总体情况.
    pub fn overview(&mut self) -> Json {
        let basis = if self.particulars.year < 2021 { stock::BASIS_2019 } else { stock::BASIS_2021 };
        let opening = basis.to_owned() + self.random.pick(stock::OPENINGS);
        let mut blocks = vec![json!(self.fill(&opening))];
        let manner = self.random.pick(&[Manner::RunIn, Manner::Headings, Manner::Nested]);
        for (index, (aspect, sentences)) in stock::ASPECTS.into_iter().enumerate() {
            let ending = if matches!(manner, Manner::RunIn) { "方面" } else { "情况" };
            self.tell(manner, index, &format!("{aspect}{ending}"), sentences, &mut blocks);
        }
        blocks.into()
    }

    /// 五、存在的主要问题及改进情况.
    pub fn problems_and_improvements(&mut self) -> Json {
        let count = self.random.within(2..4) as usize;
        let intro = format!("{}年，{}工作虽取得一定成效，但仍存在", self.particulars.year, self.particulars.agency);
        let mut blocks = Vec::new();
        if self.random.chance(40) {
            blocks.push(json!(format!("{intro}以下问题：")));
            blocks.push(self.items(stock::PROBLEMS, count));
        } else {
            let problems = self.counted_out(stock::PROBLEMS, count);
            blocks.push(json!(format!("{intro}一些不足：{}。", problems.trim_end_matches('；'))));
        }
        blocks.push(json!("针对上述问题，主要采取了以下改进措施："));
        let manner = self.random.pick(&[Manner::RunIn, Manner::Headings]);
        for (index, aspect) in ["加强内容建设", "提升办理质效"].into_iter().enumerate() {
            self.tell(manner, index, aspect, stock::IMPROVEMENTS, &mut blocks);
        }
        blocks.into()
    }

    /// 六、其他需要报告的事项.
    pub fn other_matters(&mut self) -> Json {
        let count = self.random.within(1..4) as usize;
        let matters = self.random.pick_several(stock::OTHER_MATTERS, count);
        matters.into_iter().map(|matter| json!(self.fill(matter))).collect()
    }

    /// Tells one aspect.
    fn tell(&mut self, manner: Manner, index: usize, heading: &str, sentences: &[&str], blocks: &mut Vec<Json>) {
        match manner {
            Manner::RunIn => {
                let (first, others) = (self.paragraph(sentences), self.paragraphs(sentences, self.length - 1));
                blocks.push(json!(format!("（{}）{heading}。{first}", NUMERALS[index])));
                blocks.extend(others);
            }
            Manner::Headings => {
                let mut content = self.paragraphs(sentences, self.length);
                if self.random.chance(25) {
                    content.push(self.items(sentences, 3));
                }
                blocks.push(json!({ "heading": heading, "content": content }));
            }
            Manner::Nested => {
                let content = self.nested(sentences, 2);
                blocks.push(json!({ "heading": heading, "content": content }));
            }
        }
    }

    /// Paragraphs under headings of a level, 2 or 3.
    fn nested(&mut self, sentences: &[&str], level: u64) -> Vec<Json> {
        let mut content = if self.random.chance(50) { self.paragraphs(sentences, 1) } else { Vec::new() };
        let count = self.random.within(1..4) as usize;
        for heading in self.random.pick_several(stock::SUBHEADINGS, count) {
            let inner = if level < 3 && self.random.chance(60) {
                self.nested(sentences, level + 1)
            } else {
                self.paragraphs(sentences, self.length)
            };
            content.push(json!({ "heading": heading, "content": inner }));
        }
        content
    }

    /// One to so many paragraphs; none if that is 0.
    fn paragraphs(&mut self, sentences: &[&str], most: u64) -> Vec<Json> {
        let count = if most == 0 { 0 } else { self.random.within(1..most + 1) };
        (0..count).map(|_| json!(self.paragraph(sentences))).collect()
    }

    /// A paragraph of some sentences, counted out or not.
    fn paragraph(&mut self, sentences: &[&str]) -> String {
        let count = self.random.within(1..5) as usize;
        if count > 1 && self.random.chance(50) {
            return self.counted_out(sentences, count);
        }
        let picked = self.random.pick_several(sentences, count);
        picked.into_iter().map(|sentence| self.fill(sentence)).collect()
    }

    fn counted_out(&mut self, sentences: &[&str], count: usize) -> String {
        let picked = self.random.pick_several(sentences, count);
        picked.into_iter().zip(ORDINALS).map(|(sentence, ordinal)| ordinal.to_owned() + &self.fill(sentence)).collect()
    }

    fn items(&mut self, sentences: &[&str], count: usize) -> Json {
        let picked = self.random.pick_several(sentences, count);
        let items: Vec<String> = picked.into_iter().map(|sentence| self.fill(sentence)).collect();
        json!({ "items": items })
    }

    fn fill(&mut self, wording: &str) -> String {
        self.particulars.fill(wording, &mut self.random)
    }
}
