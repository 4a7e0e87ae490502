// The words that Offprint itself writes into its outputs, in one table: English, Chinese in simplified and in
// traditional characters, Japanese, Korean.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "formats/document/node.h"

namespace offprint {

enum class Word : std::uint8_t {
  Contents,
  Landmarks,  // the name of an EPUB's second navigation list
  Start,      // where reading begins
  Cover,
  Untitled,  // in place of a title that is unknown
  DateUnknown,
  PartWithoutDate,  // the part of a book that holds the articles without a date
  PartWithoutSite,
  PartWithoutAuthor,
  PartWithoutTag,
  Authors,  // labels of metadata
  Published,
  Source,  // the article on its site
  Site,
  OriginalAddress,
  Rights,
  Tags,
  Notes,  // the list of footnotes
  Links,  // the list of addresses at the end
  Link,
  Picture,  // in place of something that cannot be shown
  PictureNotIncluded,
  Video,
  Audio,
  Embed,
  Table,
  Articles,  // the title of a book of several articles
  VariousAuthors,
  // Pages of a book of many articles.
  ArticleMissing,  // on the page of an article that could not be made
  TitlePage,
  Sources,       // the pages that say where each article came from
  AboutSources,  // the text above them
  SourceFile,    // labels there
  AlsoAt,
  Volume,  // % of %
  OneArticle,
  SomeArticles,  // %
  ArticleCount,  // labels of the title page
  Period,
  Outlets,
  Languages,
  MadeWith,
  LeftOut,
  MoreOutlets,  // %
  OneDuplicate,
  SomeDuplicates,  // %
  OneFailure,
  SomeFailures,  // %
  UnknownLanguage,
  KeptAll,  // what options changed
  SetVertically,
  InSimplified,
  InTraditional,
  PicturesLeftOut,
  // Of a website.
  Search,
  NothingFound,
  SomeFound,     // %
  ManyFound,     // %, of which % are shown
  SearchFailed,  // %: a file
  MoreArticles,  // the name of the links to the articles before and after
  // What a book says of itself to people who cannot read it by sight.
  AccessibleText,
  AccessiblePictures,
  PicturesWithoutText,
  Fetched,          // the day when the file was saved or crawled, in a page's foot
  PicturesMissing,  // in the colophon: their names follow
};
inline constexpr std::size_t kWordCount = static_cast<std::size_t>(Word::PicturesMissing) + 1;

// The language of the words, by the document's language (BCP 47): Chinese of Taiwan, Hong Kong, Macao or in script Hant
// gives Hant, other Chinese Hans, Japanese and Korean themselves, everything else, unknown too, English.
enum class Wording : std::uint8_t { English, Hans, Hant, Japanese, Korean };
Wording wording(std::string_view language);

// What an embed is called.
Word embed_word(EmbedKind kind);

// Never empty. UTF-8, static.
std::string_view word(Word word, std::string_view language);

// The words with each % in them replaced by the next of the values.
std::string phrase(Word what, std::string_view language, std::initializer_list<std::string_view> values);
// "1 article", "12 articles".
std::string counted(Word one, Word some, std::size_t count, std::string_view language);

// What a language (BCP 47) is called in the words' language: "Chinese (Simplified)"; the tag if that is unknown.
std::string language_name(std::string_view tag, std::string_view language);

// Whether its punctuation is as wide as its characters: Chinese, Japanese.
bool is_set_wide(std::string_view language);
// What goes between a label and what it names: "：" in such a language, else ": ".
std::string_view colon(std::string_view language);
// What goes between the names of a row: "、", else ", ".
std::string_view comma(std::string_view language);

}  // namespace offprint
