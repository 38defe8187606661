#!/usr/bin/env python3
"""Ask a server, ask it to end before the request is whole, and send the rest. in_flight.py PORT REPORT.json PROCESS"""
import os
import signal
import socket
import sys
import time

port, body, process = int(sys.argv[1]), open(sys.argv[2], "rb").read(), int(sys.argv[3])
head = f"POST /v1/check HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
connection = socket.create_connection(("127.0.0.1", port), timeout=20)
connection.sendall(head.encode() + b"Connection: close\r\n\r\n" + body[:100])
time.sleep(0.5)
os.kill(process, signal.SIGTERM)
time.sleep(0.5)
try:
    socket.create_connection(("127.0.0.1", port), timeout=2)
    print("another was accepted")
except ConnectionRefusedError:
    pass
connection.sendall(body[100:])
answer = b""
while piece := connection.recv(65536):
    answer += piece
print(answer.decode())
