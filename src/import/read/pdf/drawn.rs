//! What is on a page: glyphs and ruled lines, wherever its content draws them.

use super::geometry::Box2;

/// A page as it is seen.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// How high the page is, in pt.
    pub(super) height: f64,
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Vec<Rule>,
    /// How many pictures there are.
    pub(super) pictures: usize,
    /// How many glyphs are set so that nobody sees them, as the text that was recognised under a scan.
    pub(super) unseen: usize,
    /// How many glyphs stand askew, as those of a watermark do.
    pub(super) askew: usize,
    /// How many glyphs have no text.
    pub(super) untold: usize,
}

/// A glyph.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    pub(super) text: String,
    pub(super) area: Box2,
    pub(super) baseline: f64,
    /// The size of its font, in pt.
    pub(super) size: f64,
}

/// A level or upright line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    pub(super) is_level: bool,
    /// Its y if it is level, else its x.
    pub(super) at: f64,
    pub(super) start: f64,
    pub(super) end: f64,
}

/// How thick a line may be, in pt.
const THICK: f64 = 3.5;

/// How far a line may be off the level, in pt.
const ASLANT: f64 = 0.6;

impl Rule {
    /// A line between two points, if it is level or upright.
    pub(super) fn between((x0, y0): (f64, f64), (x1, y1): (f64, f64)) -> Option<Self> {
        Self::of(Box2::around([(x0, y0), (x1, y1)]), ASLANT)
    }

    /// A filled shape, if it is as thin as a line.
    pub(super) fn filled(area: Box2) -> Option<Self> {
        Self::of(area, THICK)
    }

    fn of(area: Box2, thick: f64) -> Option<Self> {
        if ![area.left, area.right, area.top, area.bottom].iter().all(|edge| edge.is_finite()) {
            return None;
        }
        let (x, y) = area.center();
        if area.height() <= thick && area.width() > area.height() {
            Some(Self { is_level: true, at: y, start: area.left, end: area.right })
        } else if area.width() <= thick && area.height() > area.width() {
            Some(Self { is_level: false, at: x, start: area.top, end: area.bottom })
        } else {
            None
        }
    }
}
