#!/usr/bin/env python3
"""Say in a line what oha measured. load.py WHAT FILE.json"""
import json
import sys

told = json.load(open(sys.argv[2]))
statuses = told["statusCodeDistribution"]
done, seconds = statuses.get("200", 0), told["summary"]["total"]
others = {status: count for status, count in statuses.items() if status != "200"} | told.get("errorDistribution", {})
times = told.get("latencyPercentiles", {})
p50, p99 = (1000 * (times.get(name) or 0) for name in ("p50", "p99"))
print(f"{sys.argv[1]}: {done / seconds:.0f} a second, p50 {p50:.1f} ms, p99 {p99:.1f} ms; others: {others or 'none'}")
