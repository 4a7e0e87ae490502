// The passes; passes.cpp puts them in order and says what each later one may rely on.
#pragma once

#include "converters/passes/passes.h"

namespace offprint {

void find_formulas(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void hide(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void read_page_properties(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void read_site_marks(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void apply_site_rules(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void settle_site_names(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void find_main_content(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void lift_tags(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void lift_byline(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void lift_published_lines(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void settle_base(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void find_images(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void show_backgrounds(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void settle_embeds(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void cut_trackers(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void settle_links(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void find_footnotes(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void cut_note_headings(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void find_figures(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void cut_feed_footers(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void cut_furniture(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void read_directions(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void cut_heading_marks(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void cut_code_buttons(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void find_code(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void unwrap_layout_tables(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void make_blocks(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void collapse_space(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void join_marks(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void split_paragraphs(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void join_lists(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void cut_title(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void tell_emptiness(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void find_rights(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void cut_recurring(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void settle_anchors(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void settle_formula_addresses(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void settle_metadata(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void find_language(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void settle_directions(Document& document, const PassOptions& options, Diagnostics& diagnostics);
void change_script(Document& document, const PassOptions& options, Diagnostics& diagnostics);

}  // namespace offprint
