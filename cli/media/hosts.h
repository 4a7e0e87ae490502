// Which addresses of the network a stranger's page may make this program connect to.
#pragma once

#include <sys/socket.h>

namespace offprint::media {

// Whether the address is one of the public internet: none of this machine, of a private network, of a link, of a
// cloud's metadata; an IPv6 address that carries an IPv4 one (mapped, NAT64) counts as that one. By IANA's registries
// of special-purpose addresses (RFC 6890).
bool is_public(const sockaddr& address);

}  // namespace offprint::media
