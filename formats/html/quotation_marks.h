// The marks that a browser shows around <q>.
#pragma once

#include <string_view>

#include "formats/document/text.h"

namespace offprint {

struct QuotationMarks {
  Text open;
  Text close;
};
// By the language of the quotation (BCP 47; "" if unknown); `inner`: for a quotation inside another.
QuotationMarks quotation_marks(std::string_view language, bool inner);

}  // namespace offprint
