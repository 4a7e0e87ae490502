#include "tests/unit/passes/page.h"

namespace offprint {
namespace {

struct TitleRow {
  std::string_view given;
  std::string_view heading;
  std::string_view title;
  std::string_view site;
};

TEST(Title, StandsWithoutTheSite) {
  static constexpr TitleRow kRows[] = {
      {"Big Story | The Daily", "Big Story", "Big Story", "The Daily"},
      {"港口_新浪网", "港口", "港口", "新浪网"},
      {"Big Story - Daily", "Big Story", "Big Story", "Daily"},
      {"港口 | 第一财经", "港口", "港口", "第一财经"},
      {"港口的旧渡轮：海港报", "港口的旧渡轮", "港口的旧渡轮", "海港报"},
      {"港口的旧渡轮:海港报", "港口的旧渡轮", "港口的旧渡轮", "海港报"},
      {"港口的旧渡轮: 海港报", "港口的旧渡轮", "港口的旧渡轮", "海港报"},
      {"港口的旧渡轮:第二章", "港口的旧渡轮", "港口的旧渡轮:第二章", ""},
      {"Harbour Ferry Days: Daily", "Harbour Ferry Days", "Harbour Ferry Days: Daily", ""},
      {"Harbour News - Part 2", "Harbour News", "Harbour News - Part 2", ""},
      {"Harbour News | Chapter IV", "Harbour News", "Harbour News | Chapter IV", ""},
      {"港口旧事_第三章", "港口旧事", "港口旧事_第三章", ""},
      {"Harbour News - 2", "Harbour News", "Harbour News - 2", ""},
      {"港口的歌声传到了城里--观点--港口网", "港口的歌声传到了城里", "港口的歌声传到了城里", "港口网"},
      {"港口的歌声传到了城里-要闻-港口网", "港口的歌声传到了城里", "港口的歌声传到了城里", "港口网"},
      {"港口的歌声传到了城里——港口网", "港口的歌声传到了城里", "港口的歌声传到了城里", "港口网"},
      {"Harbour song at night -- A well-known daily", "Harbour song at night", "Harbour song at night",
       "A well-known daily"},
      {"", "Big<br>Story", "Big Story", ""},
      {"", "Using <code>useTide</code> well", "Using useTide well", ""},
      {"Harbour.map() - Quay | QDN", "<code>Harbour.map()</code>", "Harbour.map()", "QDN"},
      {"Why a+b is large – Quay Notes", "Why <span class=math>\\(a+b\\)</span> is large", "Why a+b is large",
       "Quay Notes"},
  };
  for (const TitleRow& row : kRows) {
    Metadata header;
    header.title = row.given;
    const std::string html = "<h1>" + std::string(row.heading) + "</h1><p>The ferry left the quay at nine.</p>";
    const Document read = article(html, {}, header);
    EXPECT_EQ(read.metadata.title, row.title) << row.given;
    EXPECT_EQ(read.metadata.site_name, row.site) << row.given;
  }
}

struct ShownRow {
  std::string_view given;
  std::string_view heading;
  std::string_view site_name;
  std::string_view url;
  std::string_view title;
  std::string_view site;
  bool heading_stays = false;
};

TEST(Title, StandsWithoutTheSiteThatThePageShows) {
  static constexpr ShownRow kRows[] = {
      {"Harbour song of the night: Harbour Times", "<h1>Harbour song of the night</h1>", "Harbour Times", "",
       "Harbour song of the night", "Harbour Times"},
      {"Harbour song of the night: Harbour Times", "<h2>Harbour song of the night</h2>", "Harbour Times", "",
       "Harbour song of the night", "Harbour Times"},
      {"Harbour song of the night: Harbour Times", "<h1>Harbour song of the night</h1>", "The Lamp", "",
       "Harbour song of the night: Harbour Times", "The Lamp", true},
      {"Harbour song of the night: a history", "<h1>Harbour song of the night</h1>", "The Lamp", "",
       "Harbour song of the night: a history", "The Lamp", true},
      {"How the harbour sings at night : QPR", "<h1>How the harbour sings at night</h1>", "",
       "https://www.qpr.example/a", "How the harbour sings at night", "QPR"},
      {"How the harbour sings at night : Blog", "<h1>How the harbour sings at night</h1>", "",
       "https://blog.qpr.example/a", "How the harbour sings at night : Blog", "", true},
      {"항구의 노래 : 등대 블로그", "<h1>항구의 노래</h1>", "", "", "항구의 노래", "등대 블로그"},
      {"항구의 노래 : 두 번째 밤", "<h1>항구의 노래</h1>", "", "", "항구의 노래 : 두 번째 밤", "", true},
      {"Как поёт гавань / Маяк", "<h1>Как поёт гавань</h1>", "", "", "Как поёт гавань", "Маяк"},
      {"Harbour/Маяк", "<h1>Harbour</h1>", "", "", "Harbour/Маяк", "", true},
      {"Harbour songs / of the night", "<h1>Harbour songs</h1>", "", "", "Harbour songs / of the night", "", true},
      {"城市声音地图的故事：灯塔报", "<h2>城市声音地图的故事</h2>", "", "", "城市声音地图的故事", "灯塔报"},
      {"城市声音地图的故事：第二章", "<h2>城市声音地图的故事</h2>", "", "", "城市声音地图的故事：第二章", "", true},
      {"Tide tables — Docs 1.0 documentation", "<h1>Tide tables</h1>", "", "", "Tide tables", "Docs 1.0 documentation"},
      {"Quickstart — Quay Documentation (3.0.x)", "<h1>Quickstart</h1>", "", "", "Quickstart",
       "Quay Documentation (3.0.x)"},
      {"Tides — the state of documentation", "<h1>Tides</h1>", "", "", "Tides — the state of documentation", "", true},
      {"\"Harbour song\" - The Lamp", "<h1>“Harbour song”</h1>", "", "", "“Harbour song”", "The Lamp"},
      {"Don't rock the boat", "<h1>Don’t rock the boat</h1>", "", "", "Don't rock the boat", ""},
      {"Harbour, song — and why", "<h1>Harbour, song</h1>", "", "", "Harbour, song — and why", "", true},
      {"Harbour, song — and why | The Lamp", "<h1>Harbour, song</h1>", "", "", "Harbour, song — and why | The Lamp", "",
       true},
      {"Harbour songs - Harbour Log", "<h1>Harbour sings</h1>", "", "", "Harbour songs - Harbour Log", "", true},
  };
  for (const ShownRow& row : kRows) {
    Metadata header;
    header.title = row.given;
    header.site_name = row.site_name;
    header.url = row.url;
    const std::string html = std::string(row.heading) + "<p>The ferry left the quay at nine.</p>";
    const Document read = article(html, {}, header);
    EXPECT_EQ(read.metadata.title, row.title) << row.given;
    EXPECT_EQ(read.metadata.site_name, row.site) << row.given;
    EXPECT_EQ(tree(read).find("heading") != std::string::npos, row.heading_stays) << row.given;
  }
}

TEST(Title, IsNotSaidAgainAboveTheText) {
  constexpr std::string_view kProse = "The ferry left the quay at nine, and nobody who stood there said a word of it.";
  const std::string body = "<h2>The Big Story</h2><p>" + std::string(kProse) + "</p><h2>The Big Story</h2><p>On.</p>";
  const Document read = article("<h1>The Big Story</h1><p>Wind at the pier</p><hr>" + body);
  EXPECT_EQ(ledger(read), "lifted title: The Big Story\ncut title: The Big Story\n");
  EXPECT_EQ(tree(read).find("Big Story"), tree(read).rfind("Big Story")) << "the one behind the prose stays";
  EXPECT_NE(tree(read).find("Big Story"), std::string::npos);
}

TEST(Rights, AreNoSentences) {
  struct Line {
    std::string_view text;
    bool rights;
  };
  static constexpr Line kLines[] = {
      {"Copyright 1923 was the title of the play.", false},
      {"All rights reserved, said the mayor.", false},
      {"Copyright Law was changed in the spring.", false},
      {"All rights reserved by law, he said.", false},
      {"All rights reserved", true},
      {"All rights reserved. Jane Roe, 2021", true},
      {"Copyright 2021 Jane Roe. All rights reserved.", true},
      {"© 2019-2021 by Jane Roe", true},
      {"Copyright © 2021 example.com", true},
      {"© 2021", true},
      {"The book's last page says (c) 1984, and nobody laughed.", false},
      {"The years were (a) 1982, (b) 1983 and (c) 1984.", false},
      {"Copyright (c) 2004 Quay and Sons", true},
      {"Licensed under no flag, the ship left the harbour at noon.", false},
      {"Licensed under CC BY 4.0", true},
      {"未经许可转载这篇文章的人后来赔了钱。", false},
      {"未经许可，他人不得转载。", true},
      {"版权归作者所有，其他媒体转载请注明出处。", true},
      {"小说：版权归作者所有", true},
      {"© 王小明 摄", false},
      {"© 2020 王小明摄影", true},
  };
  for (const Line& line : kLines) {
    const Document read = article("<p>The ferry left the quay.</p><p>" + std::string(line.text) + "</p>");
    EXPECT_EQ(read.metadata.rights, line.rights ? line.text : "") << line.text;
  }
}

}  // namespace
}  // namespace offprint
