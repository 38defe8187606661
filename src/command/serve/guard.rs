//! Who may ask at all, judged by the headers alone, before anything is read.

use axum::http::{HeaderMap, Method, StatusCode, Uri, header};

/// Media types that a page of another origin cannot send without asking first, which is never granted.
const MEDIA_TYPES: [&str; 2] = ["application/json", "application/octet-stream"];

/// Who may ask.
pub(super) struct Allowed {
    /// What the server may be called, with the port.
    hosts: Vec<String>,
    token: Option<String>,
}

/// Why a request is refused.
pub(super) type Refusal = (StatusCode, &'static str);

impl Allowed {
    /// Who calls the server at this port by the names of this computer, or by one of these; a name without a port means
    /// that port.
    pub fn new(port: u16, names: &[String], token: Option<String>) -> Self {
        let with_port = |name: &str| if name.contains(':') { name.to_owned() } else { format!("{name}:{port}") };
        let hosts = ["127.0.0.1", "localhost"].into_iter().chain(names.iter().map(String::as_str));
        Self { hosts: hosts.map(with_port).collect(), token }
    }

    /// Whether a token is asked for.
    pub fn has_token(&self) -> bool {
        self.token.is_some()
    }

    /// # Errors
    ///
    /// Why the request is refused. The name it calls the server by is judged first: a page whose name was made to lead
    /// to this computer (DNS rebinding) learns nothing else.
    pub fn judge(&self, method: &Method, uri: &Uri, headers: &HeaderMap) -> Result<(), Refusal> {
        let is_ours = |host: &str| self.hosts.iter().any(|ours| ours.eq_ignore_ascii_case(host));
        if !only(headers, "host").is_some_and(is_ours) || uri.authority().is_some() {
            return Err((StatusCode::FORBIDDEN, "不接受以这个主机名发来的请求"));
        }
        if headers.contains_key(header::ORIGIN) {
            let host = only(headers, "origin").and_then(|origin| origin.strip_prefix("http://"));
            if !host.is_some_and(is_ours) {
                return Err((StatusCode::FORBIDDEN, "不接受别的网站发来的请求"));
            }
        }
        if headers.contains_key("sec-fetch-site")
            && !matches!(only(headers, "sec-fetch-site"), Some("same-origin" | "none"))
        {
            return Err((StatusCode::FORBIDDEN, "不接受别的网站发来的请求"));
        }
        self.judge_token(uri, headers)?;
        if *method == Method::POST && !only(headers, "content-type").is_some_and(is_taken) {
            return Err((
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "内容的类型应当是 application/json 或 application/octet-stream",
            ));
        }
        Ok(())
    }

    /// Whether the server is alive may be asked without a token.
    fn judge_token(&self, uri: &Uri, headers: &HeaderMap) -> Result<(), Refusal> {
        let Some(token) = self.token.as_deref().filter(|_| uri.path() != "/healthz") else { return Ok(()) };
        let shown = only(headers, "authorization").and_then(|shown| shown.strip_prefix("Bearer "));
        if shown.is_some_and(|shown| is_same(shown, token)) {
            return Ok(());
        }
        Err((StatusCode::UNAUTHORIZED, "没有写明口令，或者口令不对"))
    }
}

/// A header's value, if it is there once and is text.
fn only<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?;
    if values.next().is_some() { None } else { value.to_str().ok() }
}

fn is_taken(media_type: &str) -> bool {
    let name = media_type.split(';').next().unwrap_or_default().trim();
    MEDIA_TYPES.iter().any(|taken| taken.eq_ignore_ascii_case(name))
}

/// Takes the same time wherever the first difference is.
fn is_same(one: &str, other: &str) -> bool {
    let differing = one.bytes().zip(other.bytes()).fold(0, |all, (one, other)| all | (one ^ other));
    one.len() == other.len() && differing == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The status a request is refused with; 200 if it is let in.
    fn judged(token: Option<&str>, method: &Method, path: &str, headers: &[(&'static str, &str)]) -> u16 {
        let allowed = Allowed::new(8000, &["portal.example".to_owned()], token.map(str::to_owned));
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().unwrap());
        }
        allowed.judge(method, &path.parse().unwrap(), &map).err().map_or(200, |(status, _)| status.as_u16())
    }

    #[test]
    fn the_server_is_called_by_its_own_names_alone() {
        let get = |headers: &[(&'static str, &str)]| judged(None, &Method::GET, "/healthz", headers);
        for host in ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "portal.example:8000"] {
            assert_eq!(get(&[("host", host)]), 200, "{host}");
        }
        for host in ["127.0.0.1", "127.0.0.1:8001", "evil.example:8000", "localhost.:8000", "localhost:80000", ""] {
            assert_eq!(get(&[("host", host)]), 403, "{host}");
        }
        assert_eq!(get(&[]), 403);
        assert_eq!(get(&[("host", "localhost:8000"), ("host", "localhost:8000")]), 403);
        assert_eq!(judged(None, &Method::GET, "http://evil.example/healthz", &[("host", "localhost:8000")]), 403);
    }

    #[test]
    fn pages_of_other_origins_are_refused() {
        let host = ("host", "localhost:8000");
        let get = |name, value| judged(None, &Method::GET, "/healthz", &[host, (name, value)]);
        assert_eq!(get("origin", "http://localhost:8000"), 200);
        for origin in ["http://evil.example", "https://localhost:8000", "http://localhost:8001", "null"] {
            assert_eq!(get("origin", origin), 403, "{origin}");
        }
        for (site, status) in [("same-origin", 200), ("none", 200), ("same-site", 403), ("cross-site", 403)] {
            assert_eq!(get("sec-fetch-site", site), status, "{site}");
        }
    }

    #[test]
    fn what_a_form_of_another_page_can_send_is_refused() {
        let host = ("host", "localhost:8000");
        let post = |media_type| judged(None, &Method::POST, "/v1/check", &[host, ("content-type", media_type)]);
        for taken in ["application/json", "application/json; charset=utf-8", "application/octet-stream"] {
            assert_eq!(post(taken), 200, "{taken}");
        }
        for refused in
            ["text/plain", "multipart/form-data", "application/x-www-form-urlencoded", "text/plain;application/json"]
        {
            assert_eq!(post(refused), 415, "{refused}");
        }
        assert_eq!(judged(None, &Method::POST, "/v1/check", &[host]), 415);
    }

    #[test]
    fn a_token_is_asked_for_where_there_is_one() {
        let host = ("host", "localhost:8000");
        let get = |path, shown| judged(Some("secret"), &Method::GET, path, &[host, ("authorization", shown)]);
        assert_eq!(get("/openapi.json", "Bearer secret"), 200);
        for shown in ["Bearer secre", "Bearer secret1", "Bearer Secret", "secret", "Basic secret"] {
            assert_eq!(get("/openapi.json", shown), 401, "{shown}");
        }
        assert_eq!(get("/healthz", ""), 200);
    }
}
