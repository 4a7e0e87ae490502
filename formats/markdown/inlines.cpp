#include "formats/markdown/inlines.h"

#include "formats/markdown/emphasis.h"
#include "formats/markdown/layout.h"

namespace offprint::markdown {

std::string_view Inlines::children(const Node& parent, Place place, int columns) {
  builder_.begin(place == Place::Cell);
  builder_.add_children(parent);
  return render(place, columns);
}

std::string_view Inlines::figure(const Node& figure, int columns) {
  builder_.begin(false);
  builder_.add_figure(figure);
  return render(Place::Paragraph, columns);
}

std::string_view Inlines::figure_part(const Node& part, int columns) {
  builder_.begin(false);
  builder_.add_figure_part(part);
  return render(Place::Paragraph, columns);
}

std::string_view Inlines::terms(const Node& first, int columns) {
  builder_.begin(false);
  builder_.add_terms(first);
  return render(Place::Item, columns);
}

std::string_view Inlines::embed(const Embed& embed, int columns) {
  builder_.begin(false);
  builder_.add_embed(embed);
  return render(Place::Paragraph, columns);
}

std::string_view Inlines::render(Place place, int columns) {
  if (!builder_.shows_anything()) return {};
  Lines lines;
  lines.tag_breaks = place == Place::Heading || place == Place::Cell;
  lines.columns = lines.tag_breaks ? 0 : columns;
  lines.language = language_;
  Pieces& pieces = builder_.finish();
  builder_.settle();
  decide_marks(pieces, lines.tag_breaks);
  lay_out(pieces, lines, flow_);
  escape(flow_, place, text_);
  return text_;
}

}  // namespace offprint::markdown
