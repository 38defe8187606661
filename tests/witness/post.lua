-- wrk posts a report ($REPORT), and says in a line what came back.
local file = io.open(os.getenv("REPORT"), "rb")
wrk.method = "POST"
wrk.body = file:read("*a")
wrk.headers["Content-Type"] = "application/json"
file:close()

local threads = {}
function setup(thread) table.insert(threads, thread) end
function init() fine, busy, other, later = 0, 0, 0, 0 end
function response(status, headers)
  if status == 200 then fine = fine + 1
  elseif status == 503 then
    busy = busy + 1
    if headers["retry-after"] then later = later + 1 end
  else other = other + 1 end
end
local function summed(name)
  local sum = 0
  for _, thread in ipairs(threads) do sum = sum + thread:get(name) end
  return sum
end
function done(summary, latency)
  local seconds = summary.duration / 1e6
  local errors = summary.errors
  io.write(string.format(
    "%.0f done a second (%d in all), p50 %.1f ms, p99 %.1f ms; 503 %d (Retry-After %d), other statuses %d, failures %d\n",
    summed("fine") / seconds, summed("fine"), latency:percentile(50) / 1000, latency:percentile(99) / 1000, summed("busy"),
    summed("later"), summed("other"), errors.connect + errors.read + errors.write + errors.timeout))
end
