use super::*;
use crate::output::{OfdKind, Options};
use crate::page::compose::{compose, compose_draft};
use crate::page::font::Fonts;
use crate::page::layout::layout;
use crate::report::model::Report;

const JSON: &[u8] = include_bytes!("../../../samples/wugang-2025.json");

/// The parts of a file in their order.
fn parts(bytes: Vec<u8>) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let parts = (0..archive.len()).map(|index| {
        let mut entry = archive.by_index(index).unwrap();
        let mut part = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut part).unwrap();
        (entry.name().unwrap().into_owned(), part)
    });
    parts.collect()
}

fn written(options: &Options) -> Vec<(String, Vec<u8>)> {
    let (report, fonts) = (Report::parse(JSON).unwrap(), Fonts::bundled());
    let pages = layout(&compose(&report), &fonts).unwrap();
    parts(ofd(&pages, &Supplies::new(&fonts, options)).unwrap())
}

fn text<'a>(parts: &'a [(String, Vec<u8>)], name: &str) -> &'a str {
    let (_, part) = parts.iter().find(|(of, _)| of == name).unwrap_or_else(|| panic!("no {name}"));
    std::str::from_utf8(part).unwrap()
}

fn is_xml(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| extension == "xml")
}

/// What stands between two pieces of a text, wherever it does.
fn between<'a>(text: &'a str, before: &'a str, after: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(before).skip(1).map(move |rest| rest.split(after).next().unwrap())
}

#[test]
fn the_parts_stand_in_the_order_of_reading() {
    let names: Vec<String> = written(&Options::default()).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names[..3], ["OFD.xml", "Doc_0/Document.xml", "Doc_0/PublicRes.xml"]);
    let rank = |name: &String| {
        let folders = ["Doc_0/Res/font_", "Doc_0/Pages/Page_", "Doc_0/Attachs/", "Doc_0/Tags/"];
        folders.iter().position(|folder| name.starts_with(folder)).unwrap()
    };
    assert!(names[3..].is_sorted_by_key(rank), "{names:?}");
    assert_eq!(names.iter().filter(|name| name.contains("/font_")).count(), 6);
}

#[test]
fn every_number_is_given_once_and_none_is_above_the_greatest() {
    let parts = written(&Options::default());
    let mut given: Vec<u32> = Vec::new();
    for (name, part) in parts.iter().filter(|(name, _)| is_xml(name) && !name.contains("Attachs")) {
        let part = std::str::from_utf8(part).unwrap();
        given.extend(between(part, " ID=\"", "\"").map(|id| id.parse::<u32>().unwrap()));
        assert!(!part.contains("ID=\"0\""), "{name}");
    }
    given.sort_unstable();
    assert!(given.windows(2).all(|pair| pair[0] < pair[1]) && given.len() > 500, "{}", given.len());
    let greatest = between(text(&parts, "Doc_0/Document.xml"), "<ofd:MaxUnitID>", "<").next().unwrap();
    assert_eq!(greatest.parse::<u32>().ok(), given.last().copied());
}

#[test]
fn the_json_comes_out_as_it_went_in_and_an_archive_has_it_as_text() {
    for (kind, name, document) in [(OfdKind::Plain, "report.json", "OFD"), (OfdKind::Archive, "report.txt", "OFD-A")] {
        let parts = written(&Options { ofd: kind, ..Options::default() });
        assert_eq!(text(&parts, &format!("Doc_0/Attachs/{name}")).as_bytes(), JSON);
        let list = text(&parts, "Doc_0/Attachs/Attachments.xml");
        assert!(list.contains(&format!("<ofd:FileLoc>{name}</ofd:FileLoc>")) && list.contains(" ID=\"A1\""), "{list}");
        assert!(text(&parts, "OFD.xml").contains(&format!("DocType=\"{document}\"")));
    }
}

#[test]
fn without_data_nothing_is_attached() {
    let parts = written(&Options { data: false, ..Options::default() });
    assert!(!parts.iter().any(|(name, _)| name.contains("Attachs")));
    assert!(!text(&parts, "Doc_0/Document.xml").contains("Attachments"));
}

#[test]
fn the_identifier_is_that_of_the_content() {
    let identifier = |options: &Options| {
        let parts = written(options);
        let id = between(text(&parts, "OFD.xml"), "<ofd:DocID>", "<").next().unwrap().to_owned();
        assert!(id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit()), "{id}");
        id
    };
    let (plain, bare) = (Options::default(), Options { data: false, ..Options::default() });
    assert_eq!(identifier(&plain), identifier(&plain));
    assert_ne!(identifier(&plain), identifier(&bare));
}

#[test]
fn duplex_adds_an_empty_page() {
    let (report, fonts) = (Report::parse(JSON).unwrap(), Fonts::bundled());
    let mut pages = layout(&compose(&report), &fonts).unwrap();
    while pages.pages.len().is_multiple_of(2) {
        pages.pages.pop();
        pages.outline.retain(|entry| entry.page < pages.pages.len());
    }
    let options = Options { duplex: true, ..Options::default() };
    let parts = parts(ofd(&pages, &Supplies::new(&fonts, &options)).unwrap());
    let last = text(&parts, &format!("Doc_0/Pages/Page_{}/Content.xml", pages.pages.len()));
    assert!(last.contains("<ofd:Page ") && !last.contains("<ofd:Content>"), "{last}");
    assert_eq!(between(text(&parts, "Doc_0/Document.xml"), "<ofd:Page ", ">").count(), pages.pages.len() + 1);
}

#[test]
fn the_mark_of_a_draft_lies_behind_the_text_and_rises_within_its_boundary() {
    let (report, fonts) = (Report::parse(JSON).unwrap(), Fonts::bundled());
    let pages = layout(&compose_draft(&report, &[]), &fonts).unwrap();
    let parts = parts(ofd(&pages, &Supplies::new(&fonts, &Options::default())).unwrap());
    let page = text(&parts, "Doc_0/Pages/Page_0/Content.xml");
    let layers: Vec<&str> = between(page, "<ofd:Layer ", ">").collect();
    assert!(layers.len() == 2 && layers[0].ends_with("Type=\"Background\"") && layers[1].ends_with("Type=\"Body\""));
    let marks: Vec<&str> = between(page, " CTM=\"", "</ofd:TextObject>").collect();
    assert_eq!(marks.len(), 2);
    let numbers = |list: &str| list.split(' ').map(|word| word.parse::<f64>().unwrap()).collect::<Vec<_>>();
    for (mark, object) in marks.iter().zip(between(page, "<ofd:TextObject ", " Font=")) {
        assert!(mark.contains("<ofd:FillColor Value=\"217 217 217\"/><ofd:TextCode X=\"0\" Y=\"0\">"), "{mark}");
        let bounds = numbers(between(object, "Boundary=\"", "\"").next().unwrap());
        let matrix = numbers(mark.split('"').next().unwrap());
        let turned = |across: f64, down: f64| {
            let em = 150.0 * 25.4 / 72.0;
            let of = |first: usize| (matrix[first] * across + matrix[first + 2] * down) * em + matrix[first + 4];
            [of(0), of(1)]
        };
        assert!(turned(1.0, 0.0)[0] > turned(0.0, 0.0)[0] + 30.0 && turned(1.0, 0.0)[1] < turned(0.0, 0.0)[1] - 30.0);
        // The corners of the em box, turned, lie within; its middle is on the slope through the middle of the sheet.
        for (across, down) in [(0.0, -0.88), (1.0, -0.88), (0.0, 0.12), (1.0, 0.12)] {
            let corner = turned(across, down);
            assert!(corner.iter().zip(&bounds[2..]).all(|(place, size)| (0.0..=*size).contains(place)), "{corner:?}");
        }
        let middle = turned(0.5, -0.38);
        assert!(((middle[0] + bounds[0] - 105.0) + (middle[1] + bounds[1] - 148.5)).abs() < 0.1, "{middle:?}");
    }
}
