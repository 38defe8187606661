//! The API as a list: what is served, and what `openapi.json` says of it.

/// What a route takes besides its address.
pub(super) enum Body {
    None,
    Report,
    /// A report, or one with that of the year before.
    ReportOrBoth,
    /// A file of any kind.
    Bytes,
}

/// A part of the address behind the question mark.
pub(super) struct Query {
    pub name: &'static str,
    /// What may be written; nothing where the name alone says it.
    pub values: &'static [&'static str],
    pub is_required: bool,
    pub description: &'static str,
}

/// What is done at a route.
#[derive(Clone, Copy)]
pub(super) enum Action {
    Export,
    Check,
    Import,
    Preview,
    Form,
    Schema,
    Described,
    Health,
    Metrics,
}

/// A route of the API, as it is served and as it is described.
pub(super) struct Route {
    pub method: &'static str,
    pub path: &'static str,
    pub summary: &'static str,
    pub query: &'static [Query],
    pub body: Body,
    /// The media types of what comes back.
    pub answers: &'static [&'static str],
    pub action: Action,
}

const JSON: &[&str] = &["application/json"];

/// The API; the page's own addresses are no part of it.
pub(super) static ROUTES: &[Route] = &[
    Route {
        method: "post",
        path: "/v1/export",
        summary: "生成一种文件，或者全部",
        query: &[
            Query {
                name: "to",
                values: &["pdf", "docx", "ofd", "html", "html-fragment", "zip"],
                is_required: true,
                description: "格式；zip 是一个压缩包，其他几种和数据都在里面",
            },
            Query {
                name: "draft", values: &[], is_required: false, description: "有错误也生成，每页标明草稿"
            },
        ],
        body: Body::Report,
        answers: &[
            "application/pdf",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/ofd",
            "text/html",
            "application/zip",
        ],
        action: Action::Export,
    },
    Route {
        method: "post",
        path: "/v1/check",
        summary: "检查年报",
        query: &[Query {
            name: "previous",
            values: &[],
            is_required: false,
            description: "和上一年的对照：内容是 report、previous 两项",
        }],
        body: Body::ReportOrBoth,
        answers: JSON,
        action: Action::Check,
    },
    Route {
        method: "post",
        path: "/v1/import",
        summary: "从任何一种文件读入年报，说明每一格的出处和把握",
        query: &[],
        body: Body::Bytes,
        answers: JSON,
        action: Action::Import,
    },
    Route {
        method: "post",
        path: "/v1/preview",
        summary: "画出每一页（SVG），有错误的画成草稿",
        query: &[],
        body: Body::Report,
        answers: JSON,
        action: Action::Preview,
    },
    Route {
        method: "get",
        path: "/v1/form/{edition}",
        summary: "一版格式：各表的每一格和等式",
        query: &[],
        body: Body::None,
        answers: JSON,
        action: Action::Form,
    },
    Route {
        method: "get",
        path: "/v1/schema/{edition}",
        summary: "一版格式的 JSON Schema",
        query: &[],
        body: Body::None,
        answers: JSON,
        action: Action::Schema,
    },
    Route {
        method: "get",
        path: "/openapi.json",
        summary: "这份说明",
        query: &[],
        body: Body::None,
        answers: JSON,
        action: Action::Described,
    },
    Route {
        method: "get",
        path: "/healthz",
        summary: "是否在服务",
        query: &[],
        body: Body::None,
        answers: &["text/plain"],
        action: Action::Health,
    },
    Route {
        method: "get",
        path: "/metrics",
        summary: "请求的次数和用时（Prometheus），要用 --metrics 启动",
        query: &[],
        body: Body::None,
        answers: &["text/plain"],
        action: Action::Metrics,
    },
];

impl Route {
    /// With what else it may answer.
    pub fn refusals(&self) -> Vec<(u16, &'static str)> {
        let has_body = !matches!(self.body, Body::None);
        let is_open = self.path == "/healthz";
        let may_lack = self.path.contains('{') || self.path == "/metrics";
        let all = [
            (400, "地址或内容写得不对", has_body),
            (401, "没有写明口令，或者口令不对", !is_open),
            (403, "不接受以这个主机名或从别的网站发来的请求", true),
            (404, "没有这一版格式，或者没有用 --metrics 启动", may_lack),
            (408, "请求用的时间太长", true),
            (413, "内容超过 16 MiB", has_body),
            (415, "内容的类型不对", has_body),
            (422, "年报有错误，或者文件里读不出年报", has_body),
            (500, "程序出错", has_body),
            (503, "正忙，Retry-After 之后再试", has_body),
        ];
        all.into_iter().filter(|(_, _, may)| *may).map(|(status, words, _)| (status, words)).collect()
    }
}
