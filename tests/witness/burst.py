#!/usr/bin/env python3
"""Ask a server for as many files at the same instant: all but the last byte is sent first. burst.py PORT REPORT.json COUNT

Prints how many were answered 200, and how many 503 with Retry-After; exit 1 if any was answered otherwise.
"""
import socket
import sys

port, body, count = int(sys.argv[1]), open(sys.argv[2], "rb").read(), int(sys.argv[3])
head = f"POST /v1/export?to=zip HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
connections = [socket.create_connection(("127.0.0.1", port), timeout=45) for _ in range(count)]
for connection in connections:
    connection.sendall(head.encode() + b"Connection: close\r\n\r\n" + body[:-1])
for connection in connections:
    connection.sendall(body[-1:])
done = later = 0
for connection in connections:
    answer = b""
    while piece := connection.recv(1 << 16):
        answer += piece
    done += answer.startswith(b"HTTP/1.1 200 ")
    later += answer.startswith(b"HTTP/1.1 503 ") and b"\r\nretry-after: 1\r\n" in answer.lower()
print(done, later)
sys.exit(done + later != count)
