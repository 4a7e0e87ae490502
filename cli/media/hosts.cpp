#include "cli/media/hosts.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <netinet/in.h>
#include <string_view>

namespace offprint::media {

namespace {

struct Network4 {
  std::uint32_t address;
  unsigned bits;
  std::string_view what;
};
constexpr std::uint32_t quad(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  return a << 24U | b << 16U | c << 8U | d;
}
constexpr std::array<Network4, 16> kRefused{{
    {quad(0, 0, 0, 0), 8, "this host"},
    {quad(10, 0, 0, 0), 8, "private"},
    {quad(100, 64, 0, 0), 10, "behind a carrier's NAT; Alibaba's metadata"},
    {quad(127, 0, 0, 0), 8, "loopback"},
    {quad(168, 63, 129, 16), 32, "Azure's metadata"},
    {quad(169, 254, 0, 0), 16, "link-local; metadata of most clouds"},
    {quad(172, 16, 0, 0), 12, "private"},
    {quad(192, 0, 0, 0), 24, "protocol assignments; Oracle's metadata"},
    {quad(192, 0, 2, 0), 24, "documentation"},
    {quad(192, 88, 99, 0), 24, "6to4 relays"},
    {quad(192, 168, 0, 0), 16, "private"},
    {quad(198, 18, 0, 0), 15, "benchmarks"},
    {quad(198, 51, 100, 0), 24, "documentation"},
    {quad(203, 0, 113, 0), 24, "documentation"},
    {quad(224, 0, 0, 0), 4, "multicast"},
    {quad(240, 0, 0, 0), 4, "reserved; broadcast"},
}};

struct Network6 {
  std::array<std::uint8_t, 16> address;
  unsigned bits;
  enum class Meaning : std::uint8_t { Refused, Carries, Public } meaning;  // Carries: an IPv4 address, at its end
};
using Meaning = Network6::Meaning;
// The first that holds it decides; what is in none is refused.
constexpr std::array<Network6, 8> kNetworks6{{
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, 96, Meaning::Carries},  // mapped (RFC 4291)
    {{0, 0x64, 0xFF, 0x9B}, 96, Meaning::Carries},                       // NAT64 (RFC 6052)
    {{0x20, 0x01, 0x0D, 0xB8}, 32, Meaning::Refused},                    // documentation
    {{0x20, 0x01}, 23, Meaning::Refused},                                // protocol assignments; Teredo
    {{0x20, 0x02}, 16, Meaning::Refused},                                // 6to4 (RFC 7526): nothing uses it any more
    {{0x3F, 0xFF}, 20, Meaning::Refused},                                // documentation
    {{0x20}, 3, Meaning::Public},                                        // all that is given out
    {{}, 0, Meaning::Refused},
}};

bool is_public4(std::uint32_t address) {
  return std::none_of(kRefused.begin(), kRefused.end(), [&](const Network4& network) {
    return ((address ^ network.address) >> (32U - network.bits)) == 0;
  });
}

bool is_in(const std::uint8_t* address, const Network6& network) {
  for (unsigned bit = 0; bit < network.bits; ++bit) {
    const unsigned mask = 0x80U >> (bit % 8U);
    if (((address[bit / 8U] ^ network.address.at(bit / 8U)) & mask) != 0) return false;
  }
  return true;
}

bool is_public6(const std::uint8_t* address) {
  const auto* network =
      std::find_if(kNetworks6.begin(), kNetworks6.end(), [&](const Network6& row) { return is_in(address, row); });
  if (network->meaning != Meaning::Carries) return network->meaning == Meaning::Public;
  return is_public4(quad(address[12], address[13], address[14], address[15]));
}

}  // namespace

bool is_public(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, &address, sizeof four);
    return is_public4(ntohl(four.sin_addr.s_addr));
  }
  if (address.sa_family != AF_INET6) return false;
  sockaddr_in6 six{};
  std::memcpy(&six, &address, sizeof six);
  return is_public6(six.sin6_addr.s6_addr);
}

}  // namespace offprint::media
