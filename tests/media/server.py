"""A host on 127.0.0.1 that does what it is told by the path, and remembers what was asked."""
import gzip
import http.server
import struct
import threading
import time
import zlib


def png(width=8, height=8, grey=0x80, declared=None):
    """A grey picture; `declared`: what its header says instead of its size."""
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    rows = (b'\0' + bytes([grey]) * width) * height
    header = struct.pack('>IIBBBBB', *(declared or (width, height)), 8, 0, 0, 0, 0)
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', header) + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b'')


HTML = b'<!DOCTYPE html><html><head><title>Sorry</title></head><body>no picture</body></html>'


BOMB = gzip.compress(bytes(16 << 20), 1)


class Host(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address='127.0.0.1'):
        super().__init__((address, 0), Answer)
        self.asked = []      # (path, headers), in their order
        self.times = {}      # path -> how often
        self.now = 0         # being answered
        self.most_at_once = 0
        self.lock = threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def at(self, path, host='127.0.0.1'):
        return f'http://{host}:{self.server_port}/{path}'

    def paths(self):
        return [path for path, _ in self.asked]

    def handle_error(self, request, client_address):
        pass  # who asks may hang up


class Answer(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, *_):
        pass

    def do_GET(self):
        host = self.server
        with host.lock:
            host.asked.append((self.path, self.headers))
            host.times[self.path] = times = host.times.get(self.path, 0) + 1
            host.now += 1
            host.most_at_once = max(host.most_at_once, host.now)
        try:
            name, _, rest = self.path[1:].partition('/')
            getattr(self, 'do_' + name.replace('-', '_'))(rest, times)
        finally:
            with host.lock:
                host.now -= 1

    def give(self, body, status=200, kind='image/png', length=None, **headers):
        self.send_response(status)
        self.send_header('Content-Type', kind)
        self.send_header('Content-Length', str(len(body) if length is None else length))
        for name, value in headers.items():
            self.send_header(name.replace('_', '-'), value)
        self.end_headers()
        self.wfile.write(body)

    def do_good(self, rest, times):
        self.give(png(grey=sum(rest.encode()) % 256))

    def do_large(self, rest, times):
        self.give(png(600, 400))

    def do_small(self, rest, times):
        self.give(png(60, 40))

    def do_slow_good(self, rest, times):
        time.sleep(0.2)
        self.give(png(grey=sum(rest.encode()) % 256))

    def do_html(self, rest, times):
        self.give(HTML, kind='image/jpeg')

    def do_text(self, rest, times):
        self.give(b'hotlinking is not allowed', kind='image/png')

    def do_gone_with_picture(self, rest, times):
        self.give(png(), status=404)

    def do_teapot(self, rest, times):
        self.give(png(), status=418)

    def do_cut(self, rest, times):
        body = png(64, 64)
        self.give(body[:-40], length=len(body))
        self.close_connection = True

    def do_boasting(self, rest, times):
        self.give(png(), length=99999999999)
        self.close_connection = True

    def do_cut_at_its_origin(self, rest, times):
        """The length is right, and half of the picture is not there."""
        body = png(400, 400, 0x33)
        self.give(body[:len(body) // 2])

    def do_endless(self, rest, times):
        self.send_response(200)
        self.send_header('Content-Type', 'image/png')
        self.send_header('Transfer-Encoding', 'chunked')
        self.end_headers()
        block = png() + bytes(65536)
        while True:
            self.wfile.write(b'%x\r\n%s\r\n' % (len(block), block))

    def do_dripping(self, rest, times):
        self.send_response(200)
        self.send_header('Content-Type', 'image/png')
        self.send_header('Content-Length', '100000')
        self.end_headers()
        for byte in png():
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            time.sleep(0.3)

    def do_silent(self, rest, times):
        time.sleep(20)

    def do_packed_bomb(self, rest, times):
        self.give(BOMB, Content_Encoding='gzip')

    def do_pixel_bomb(self, rest, times):
        self.give(png(declared=(60000, 60000)))

    def do_loop(self, rest, times):
        self.redirect('/loop/2' if rest == '1' else '/loop/1')

    def do_hops(self, rest, times):
        self.redirect(f'/hops/{int(rest) - 1}' if int(rest) > 1 else '/good/after-hops')

    def do_to(self, rest, times):
        self.redirect(rest)

    def redirect(self, where):
        self.give(b'', status=302, Location=where)

    def do_later(self, rest, times):
        """Well, the third time that it is asked."""
        self.give(png(), status=200 if times > 2 else 503)

    def do_busy(self, rest, times):
        if times > 1:
            return self.give(png())
        self.give(b'', status=429, Retry_After='1')

    def do_broken(self, rest, times):
        self.give(b'', status=500)

    def do_referer(self, rest, times):
        if self.headers['Referer']:
            return self.give(png())
        self.give(HTML, status=403, kind='text/html')
