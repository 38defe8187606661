// What the page asks of the server.

/** What the server refuses, in its own words. */
export class Refused extends Error {}

const MOST_TRIES = 5;

async function ask(path, options) {
  for (let tries = 1; ; tries += 1) {
    let answer;
    try {
      answer = await fetch(path, { cache: 'no-store', ...options });
    } catch {
      throw new Refused('程序已经停了。填的内容还在这个网页上：请重新打开程序，再试一次。');
    }
    if (answer.ok) return answer;
    if (answer.status !== 503 || tries === MOST_TRIES) {
      const problem = await answer.json().catch(() => ({}));
      throw new Refused(problem.title ?? '程序没有做成，请再试一次');
    }
    await new Promise((resolve) => setTimeout(resolve, 300 * tries));
  }
}

const post = (path, body, type) => ask(path, { method: 'POST', headers: { 'Content-Type': type }, body });
const postText = (path, body) => post(path, body, 'application/json');

export const session = async () => (await ask('/page/session')).json();
export const form = async (edition) => (await ask(`/v1/form/${edition}`)).json();
export const opened = async () => (await ask('/page/opened')).blob();
export const end = () => postText('/page/end', '{}');

/** Brings a report in from a file of any kind, or from text; one that was saved unfinished is taken as it is. */
export async function bringIn(content) {
  try {
    return await (await post('/v1/import', content, 'application/octet-stream')).json();
  } catch (error) {
    const saved = await unfinished(content);
    if (saved) return saved;
    // What is said to programmers is of no use to a clerk.
    throw /JSON|nianbao/.test(error.message) ? new Refused('这个文件里没有读得懂的年报') : error;
  }
}

/** A report that was saved before it was finished: what was typed, right or wrong. */
async function unfinished(content) {
  const report = await new Response(content).text();
  try {
    const { year, agency, requests } = JSON.parse(report);
    if (!requests || typeof requests !== 'object') return null;
    const known = { kind: '没填完存起来的', agency: agency ?? '', year: Number(year) || null };
    return { report, account: { ...known, counts: {}, values: [], unread: [], remarks: [] } };
  } catch {
    return null;
  }
}

const both = (report, previous) => `{"report":${report},"previous":${previous ?? 'null'}}`;

/** What is wrong so far. */
export const check = async (report, previous) =>
  (await (await postText('/page/check', both(report, previous))).json()).findings;

/** The sheets as they will be printed, and the names of their faces. */
export const sheets = async (report, previous) =>
  (await postText('/page/sheets', both(report, previous))).json();

/** A report to be filled in. */
export const begin = async (year, agency, previous) => {
  const wanted = `{"year":${year},"agency":${JSON.stringify(agency)},"previous":${previous ?? 'null'}}`;
  return (await (await postText('/page/new', wanted)).json()).report;
};

/** A file of the report, as it will be published or as a draft. */
export const file = async (report, format, isDraft) =>
  (await postText(`/v1/export?to=${format}${isDraft ? '&draft' : ''}`, report)).blob();
