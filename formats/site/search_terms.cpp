#include "formats/site/search_terms.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::size_t kLongestWord = 32;  // characters; what is longer is found by its beginning
constexpr std::uint32_t kSome = 2;
constexpr std::uint32_t kOften = 5;

struct Range {
  char32_t first = 0;
  char32_t last = 0;
};
// Marks that readers leave out when they type: accents, points of Hebrew and of Arabic. Others (of Devanagari, of kana)
// make another letter.
constexpr std::array<Range, 3> kLeftOut{{{0x300, 0x36F}, {0x591, 0x5C7}, {0x64B, 0x65F}}};
// Written without spaces between words; Hangul has them, but joins particles to words.
constexpr std::array kRunOn{USCRIPT_HAN,  USCRIPT_HIRAGANA, USCRIPT_KATAKANA, USCRIPT_HANGUL,
                            USCRIPT_THAI, USCRIPT_LAO,      USCRIPT_KHMER,    USCRIPT_MYANMAR};
constexpr char32_t kFinalSigma = 0x3C2;
constexpr char32_t kSigma = 0x3C3;

enum class Role : std::uint8_t { Between, Word, RunOn };

Role role_of(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  constexpr std::uint32_t kOfWords = U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK;
  if ((U_GET_GC_MASK(point) & kOfWords) == 0) return Role::Between;
  const bool run_on =
      std::any_of(kRunOn.begin(), kRunOn.end(), [&](UScriptCode script) { return uscript_hasScript(point, script); });
  return run_on ? Role::RunOn : Role::Word;
}

bool is_left_out(char32_t c) {
  return std::any_of(kLeftOut.begin(), kLeftOut.end(),
                     [&](Range range) { return c >= range.first && c <= range.last; });
}

// As search.js has it: t.normalize('NFKD'), without what is left out, in capitals, then small, NFC.
std::u32string folded(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2& apart = *icu::Normalizer2::getNFKDInstance(status);
  const icu::Normalizer2& together = *icu::Normalizer2::getNFCInstance(status);
  const icu::UnicodeString whole =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
  const icu::UnicodeString parted = apart.normalize(whole, status);
  icu::UnicodeString kept;
  for (std::int32_t at = 0; at < parted.length(); at = parted.moveIndex32(at, 1)) {
    if (!is_left_out(static_cast<char32_t>(parted.char32At(at)))) kept.append(parted.char32At(at));
  }
  kept.toUpper(icu::Locale::getRoot()).toLower(icu::Locale::getRoot());
  kept = together.normalize(kept, status);
  std::u32string out;
  if (U_FAILURE(status)) return out;
  out.reserve(static_cast<std::size_t>(kept.length()));
  for (std::int32_t at = 0; at < kept.length(); at = kept.moveIndex32(at, 1)) {
    const auto c = static_cast<char32_t>(kept.char32At(at));
    out += c == kFinalSigma ? kSigma : c;
  }
  return out;
}

class Terms {
 public:
  void add(std::string_view text, bool title) {
    const std::u32string characters = folded(text);
    for (std::size_t begin = 0; begin < characters.size();) {
      const Role role = role_of(characters[begin]);
      std::size_t end = begin + 1;
      while (end < characters.size() && role_of(characters[end]) == role) ++end;
      const std::u32string_view run(characters.data() + begin, end - begin);
      if (role == Role::Word) count(run.substr(0, kLongestWord), title);
      if (role == Role::RunOn) {
        for (std::size_t at = 0; at < run.size(); ++at) count(run.substr(at, 2), title);
      }
      begin = end;
    }
  }

  std::vector<SearchTerm> take() {
    std::vector<SearchTerm> out;
    out.reserve(found_.size());
    for (const auto& [term, how] : found_) out.push_back({term, how.weight()});
    std::sort(out.begin(), out.end(), [](const SearchTerm& a, const SearchTerm& b) { return a.term < b.term; });
    return out;
  }

 private:
  struct How {
    std::uint32_t times = 0;
    bool title = false;
    TermWeight weight() const {
      if (title) return TermWeight::Title;
      return times >= kOften ? TermWeight::Often : times >= kSome ? TermWeight::Some : TermWeight::Once;
    }
  };

  void count(std::u32string_view term, bool title) {
    key_.clear();
    for (const char32_t c : term) append_utf8(key_, c);
    How& how = found_[key_];
    ++how.times;
    how.title |= title;
  }

  std::string key_;
  std::unordered_map<std::string, How> found_;
};

}  // namespace

std::vector<SearchTerm> search_terms(std::string_view title, std::string_view text) {
  Terms terms;
  terms.add(title, true);
  terms.add(text, false);
  return terms.take();
}

std::u32string term_group(std::string_view term) {
  std::u32string group;
  for (std::size_t at = 0; at < term.size() && group.size() < 2;) {
    const CodePoint next = decode(term, at);
    group += next.value;
    at += next.size;
    if (role_of(next.value) == Role::RunOn) break;
  }
  return group;
}

std::uint32_t group_hash(std::u32string_view group) {
  constexpr std::uint32_t kBasis = 2166136261U;
  constexpr std::uint32_t kPrime = 16777619U;
  std::uint32_t hash = kBasis;
  for (const char32_t c : group) hash = (hash ^ static_cast<std::uint32_t>(c)) * kPrime;
  return hash;
}

}  // namespace offprint
