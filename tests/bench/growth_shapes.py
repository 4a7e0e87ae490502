"""The shapes of tests/bench/growth: a row each, with about as many parts as 1× has (growth finds out how many it takes)."""
import collections

Shape = collections.namedtuple('Shape', 'name size build extension', defaults=['html'])


def each(form):
    """`form` N times; # in it is the number of the copy."""
    return lambda n: ''.join(form.replace('#', str(i)) for i in range(n))


def inside(before, form, after):
    """The copies of `form` stand in one element."""
    body = each(form)
    return lambda n: before + body(n) + after


def nested(begin, end):
    return lambda n: begin * n + 'x' + end * n


def open_for_good(begin):
    """Elements that nothing closes."""
    return lambda n: each(begin)(n)


def spans_in_json(n):
    """A table of n columns and n rows, each a cell that spans all."""
    cell = '{"type":"tableCell","colspan":65535,"children":[{"type":"text","value":"x"}]}'
    row = f'{{"type":"tableRow","children":[{cell}]}}'
    align = ','.join(['"left"'] * n)
    table = f'{{"type":"table","align":[{align}],"children":[{",".join([row] * n)}]}}'
    return f'{{"type":"root","version":1,"metadata":{{}},"children":[{table}],"diagnostics":[]}}'


PROSE = 'The ferry left the harbour before the fog came in, and nobody saw it. '
PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA='
FEED = '<rss version="2.0"><channel><title>c</title><item><title>x</title><description>'
FEED_END = '</description></item></channel></rss>'

SHAPES = [
    # What makes builders of trees superlinear.
    Shape('deep divisions', 2000, nested('<div>', '</div>')),
    Shape('deep lists', 2000, nested('<ul><li>', '</li></ul>')),
    Shape('deep tables', 1000, nested('<table><tr><td>', '</td></tr></table>')),
    Shape('deep quotations', 2000, nested('<q>', '</q>')),
    Shape('fonts', 500, open_for_good('<p><font color=#>x')),
    Shape('bold, not closed', 2000, open_for_good('<p><b>x')),
    Shape('links, not closed', 2000, open_for_good('<p><a href=#>x')),
    Shape('marks that cross', 2000, each('<b>x<i>y</b>z</i>')),
    Shape('links around blocks', 2000, each('<a href=/#>x<div>y</a>z</div>')),
    Shape('foster parents', 2000, inside('<table>', '<b class=#>x</b>', '')),
    Shape('attributes', 2000, lambda n: '<p ' + ' '.join(f'a{i}=1' for i in range(n)) + '>x'),
    Shape('declarations', 4000, lambda n: '<p style="' + ';'.join(f'c{i}: red' for i in range(n)) + '">x</p>'),
    Shape('ids', 2000, each('<p id="i#">x</p>')),

    # Text.
    Shape('siblings', 4000, each('<p>x</p>')),
    Shape('prose', 300, each(f'<p>{PROSE * 3}</p>')),
    Shape('a paragraph of prose', 800, inside('<p>', PROSE, '</p>')),
    Shape('ideographs', 20000, inside('<p>', '文字 ', '</p>')),
    Shape('a word without end', 40000, inside('<p>', 'word', '</p>')),
    Shape('spaces', 100000, inside('<p>x', ' ', 'y</p>')),
    Shape('entities', 10000, inside('<p>', '&amp;&nbsp;', '</p>')),
    Shape('numeric references', 10000, inside('<p>', '&#x4e00;&unknown;', '</p>')),
    Shape('emoji', 8000, inside('<p>', '👩‍👩‍👧🏽', '</p>')),
    Shape('Hebrew among Latin', 8000, inside('<p>', 'שלום abc ', '</p>')),
    Shape('directions', 2000, each('<p dir="rtl">שלום</p><p dir="ltr">abc</p>')),
    Shape('languages', 2000, each('<p lang="fr">mot</p><p lang="ja">語</p>')),
    Shape('breaks', 8000, inside('<p>', 'x<br>', '</p>')),

    # Characters that mean something to a format.
    Shape('asterisks', 40000, inside('<p>', '*', '</p>')),
    Shape('backticks', 20000, inside('<p>', '`a', '</p>')),
    Shape('code of backticks', 40000, inside('<p><code>', '` ', '</code></p>')),
    Shape('brackets', 20000, inside('<p>', '[', '</p>')),
    Shape('brackets of notes', 10000, inside('<p>', '[^#] ', '</p>')),
    Shape('pipes', 20000, inside('<p>', '|', '</p>')),
    Shape('less-than signs', 20000, inside('<p>', '&lt;', '</p>')),
    Shape('backslashes', 20000, inside('<p>', '\\', '</p>')),
    Shape('bare addresses', 3000, inside('<p>', 'see https://a.example/# ', '</p>')),
    Shape('an address without end', 20000, inside('<p>https://a.example/', '(a', '</p>')),
    Shape('addresses of mail', 3000, inside('<p>', 'ann@a.example ', '</p>')),

    # Inline elements.
    Shape('code', 4000, inside('<p>', '<code>x</code>', '</p>')),
    Shape('bold before punctuation', 4000, inside('<p>', '<b>字。</b>字', '</p>')),
    Shape('superscripts', 4000, inside('<p>', 'x<sup>2</sup>', '</p>')),
    Shape('superscripts behind links', 1500, inside('<p>', '<a href="/#">x</a><sup>2</sup> ', '</p>')),
    Shape('ruby', 2000, inside('<p>', '<ruby>字<rt>zì</rt></ruby>', '</p>')),
    Shape('a ruby of many', 2000, inside('<p><ruby>', '字<rt>zì</rt>', '</ruby></p>')),
    Shape('links', 2000, inside('<p>', '<a href="/#">x</a> ', '</p>')),
    Shape('neighbouring links to one place', 2000, inside('<p>', '<a href="/a">x</a>', '</p>')),
    Shape('spans', 4000, inside('<p>', '<span>x</span>', '</p>')),
    Shape('times', 2000, each('<time datetime="2020-01-02">x</time>')),
    Shape('empty times', 4000, inside('<div>', '<time datetime="2020-01-02"></time>', '</div><p>x</p>')),

    # Links within the article, and notes.
    Shape('places linked to', 1000, each('<p id=p#><a href="&num;p#">x</a></p>')),
    Shape('a paragraph of places linked to', 1000, inside('<p>', '<a href="&num;p#">x</a><b id=p#>y</b> ', '</p>')),
    Shape('places in one text', 1000,
          lambda n: '<p>' + each('x<a name=p#></a>')(n) + '</p><p>' + each('<a href="&num;p#">y</a> ')(n) + '</p>'),
    Shape('notes', 500, lambda n: '<p>' + each('x<sup><a id=r# href="&num;n#">[#]</a></sup> ')(n) + '</p><ol>' +
          each('<li id=n#>y <a href="&num;r#">↩</a></li>')(n) + '</ol>'),
    Shape('one note, many references', 1000,
          lambda n: '<p>' + each('x<sup><a id=r# href="&num;n">[1]</a></sup> ')(n) + '</p><ol><li id=n>y</li></ol>'),
    Shape('one note that leads back to many references', 500,
          lambda n: each('<p id=r#>x<sup><a href="&num;n">1</a></sup></p>')(n) + '<ol><li id=n>y' +
          each(' <a href="&num;r#">↩</a>')(n) + '</li></ol>'),

    # Blocks.
    Shape('headings', 2000, each('<h2>x</h2><p>y</p>')),
    Shape('a heading of signs', 1000, inside('<h2>x', ' <a href="/y&num;z">&num;</a>', '</h2><p>y</p>')),
    Shape('bold lines', 2000, each('<p><b>Part #</b></p><p>x</p>')),
    Shape('headings that repeat the title', 2000,
          lambda n: '<title>The harbour</title>' + each('<h2>The harbour</h2><p>x</p>')(n)),
    Shape('numbered headings', 2000, each('<p>一、灯塔</p><p>x</p>')),
    Shape('a list', 3000, inside('<ul>', '<li>x</li>', '</ul>')),
    Shape('a numbered list', 3000, inside('<ol reversed>', '<li value=#>x</li>', '</ol>')),
    Shape('definitions', 2000, inside('<dl>', '<dt>x</dt><dd>y</dd>', '</dl>')),
    Shape('stray definitions', 2000, each('<dt>x</dt><dd>y</dd>')),
    Shape('a quote of paragraphs', 3000, inside('<blockquote>', '<p>x</p>', '</blockquote>')),
    Shape('empty divisions', 4000, each('<div></div>')),
    Shape('details', 1500, each('<details><summary>x</summary>y</details>')),
    Shape('blocks in marks', 2000, inside('<b>', '<p>x</p>', '</b>')),

    # Code.
    Shape('code blocks', 1500, each('<pre>x = #</pre>')),
    Shape('a code block', 4000, inside('<pre>', 'x = #\n', '</pre>')),
    Shape('lines of code', 2000, inside('<pre>', '<code>x = #</code>', '</pre>')),
    Shape('numbered lines', 1500,
          lambda n: '<pre>' + ''.join(f'<span class="ln">{i + 1}</span> x = {i}\n' for i in range(n)) + '</pre>'),
    # Long lines: numbers of seven digits are not taken for lines' numbers, and memory is measured of large pages.
    Shape('a column of numbers', 1500,
          lambda n: '<div class=highlight><table><tr><td class=gutter><pre>' + ''.join(f'{i + 1}\n' for i in range(n)) +
          '</pre></td><td class=code><pre>' + ''.join(f'x = {i} + {"y" * 80}\n' for i in range(n)) +
          '</pre></td></tr></table></div>'),
    Shape('a table of numbered lines', 700,
          lambda n: '<table class=highlight>' + ''.join(
              f'<tr><td class="blob-num" data-line-number="{i + 1}"></td><td class="blob-code">x = {i}</td></tr>'
              for i in range(n)) + '</table>'),
    Shape('a list of numbers beside code', 1000,
          lambda n: '<pre><ul>' + ''.join(f'<li>{i + 1}</li>' for i in range(n)) + '</ul>' +
          ''.join(f'<code>x = {i}\n</code>' for i in range(n)) + '</pre>'),

    # Tables.
    Shape('rows', 1000, inside('<table>', '<tr><td>x<td>y</tr>', '</table>')),
    Shape('a row of cells', 2000, inside('<table><tr>', '<td>x</td>', '</tr></table>')),
    Shape('tables', 700, each('<table><tr><th>x<td>y</tr></table>')),
    Shape('spans of columns', 500, inside('<table>', '<tr><td colspan=65535>x<td>y</tr>', '</table>')),
    Shape('spans of rows', 500, inside('<table>', '<tr><td rowspan=65534>x<td>y</tr>', '</table>')),
    Shape('layout tables', 700, each('<table><tr><td><p>x</p><p>y</p></td></tr></table>')),
    Shape('long cells', 8000, inside('<table><tr><td>x<td>', 'word ', '</table>')),
    Shape('one long row and many short ones', 1000,
          lambda n: '<table><tr>' + '<td>x</td>' * n + '</tr>' + '<tr><td>y</td></tr>' * n + '</table>'),
    Shape('one row that spans many', 1000,
          lambda n: '<table><tr>' + '<td rowspan=65534>x</td>' * n + '</tr>' + '<tr><td>y</td></tr>' * n + '</table>'),
    Shape('a long head above many rows', 500,
          lambda n: f'<table><tr><th>{"head " * n}</th><th>b</th></tr>' + '<tr><td><p>x</p><p>y</p></td><td>z</td></tr>' * n +
          '</table>'),

    # Pictures and players.
    Shape('pictures in a paragraph', 1500, inside('<p>', '<img src="/p#.jpg" alt="x"> y ', '</p>')),
    Shape('lazy pictures', 1000, each('<img src="/blank.gif" data-src="/p#.jpg"><noscript><img src="/p#.jpg"></noscript>')),
    Shape('candidates', 2000, lambda n: '<img src="/p.jpg" srcset="' + ', '.join(f'/p{i}.jpg {i + 1}w' for i in range(n)) + '">'),
    Shape('sources', 2000, inside('<picture>', '<source srcset="/p#.webp #w">', '<img src="/p.jpg"></picture>')),
    Shape('pictures of their own bytes', 700, each(f'<p><img src="{PIXEL}"></p>')),
    Shape('a picture of many bytes', 100000, inside('<img src="data:image/gif;base64,R0lGODlhAQABAAAA', 'AAAA', '">')),
    Shape('figures', 700, each('<figure><img src="/p#.jpg"><figcaption>x</figcaption></figure>')),
    Shape('figures in one division', 700,
          inside('<div>', '<figure><img src="/p#.jpg"><figcaption>x</figcaption></figure>', '</div>')),
    Shape('captions', 1000, inside('<img src="/p.jpg">', '<div class=caption>x</div>', '')),
    Shape('empty captions behind pictures', 1000,
          lambda n: '<div>' + '<img src="/p.jpg">' * n + '</div>' + '<p class=caption></p>' * n + '<p>x</p>'),
    Shape('captioned pictures', 700, each('<img src="/p#.jpg"><p class="caption">x</p>')),
    Shape('captioned pictures in one division', 700,
          inside('<div>', '<img src="/p#.jpg"><p class="caption">x</p>', '</div>')),
    Shape('captioned wrappers', 500,
          each('<div class="figure"><img src="/p#.jpg"><p class="caption">x</p></div>')),
    Shape('a figure of captions', 1000, inside('<figure><img src="/p.jpg">', '<figcaption>x</figcaption>', '</figure>')),
    Shape('a figure of pictures', 1000, inside('<figure>', '<img src="/p#.jpg">', '<figcaption>x</figcaption></figure>')),
    Shape('a gallery', 700, inside('<div class=gallery>', '<figure><img src="/p#.jpg"></figure>', '</div>')),
    Shape('deep figures', 700, nested('<div class=figure><img src="/p.jpg">', '</div>')),
    Shape('bold heads beneath pictures', 500, each('<div><img src="/p#.jpg"><b>Head</b>: text</div>')),
    Shape('labels beneath pictures', 700, each('<img src="/p#.jpg"><p>圖像來源，GETTY</p><p>x</p>')),
    Shape('players', 1000, each('<iframe src="https://www.youtube.com/embed/a#"></iframe>')),
    Shape('drawings', 700, each('<svg viewBox="0 0 9 9"><path d="M0 0h#"/></svg>')),

    # Formulas.
    Shape('formulas', 500, inside('<p>', '<math><mi>x</mi><mo>=</mo><mn>#</mn></math> ', '</p>')),
    Shape('a long formula', 2000, inside('<math>', '<mi>x</mi><mo>+</mo>', '<mn>1</mn></math>')),
    Shape('a deep formula', 300, nested('<math>' '<mrow>', '</mrow>')),
    Shape('powers of powers', 300, lambda n: '<math>' + '<msup><mi>x</mi>' * n + '<mn>2</mn>' + '</msup>' * n + '</math>'),
    Shape('a matrix', 500, inside('<math><mtable>', '<mtr><mtd><mi>x</mi></mtd><mtd><mn>#</mn></mtd></mtr>', '</mtable></math>')),

    # What is not the article.
    Shape('hidden divisions', 1500, each('<div hidden>x</div>')),
    Shape('hidden divisions of text', 150, each('<div style="display: none">' + PROSE * 3 + '</div><p>x</p>')),
    Shape('deep hidden text', 300,
          lambda n: '<div style="display:none">' * n + PROSE * 3 + '</div>' * n + f'<p>{PROSE * 9}</p>'),
    Shape('buttons', 2000, each('<button>x</button>')),
    Shape('menus', 2000, inside('<select>', '<option>x', '</select>')),
    Shape('share buttons', 1000, each('<div class="share-buttons"><a href="https://x.example/share?#">Share</a></div>')),
    Shape('related articles', 700, inside('<div class=related><h3>Related</h3><ul>', '<li><a href="/#">x</a></li>', '</ul></div>')),
    Shape('lists of related articles', 300, each('<h3>Related articles</h3><ul><li><a href="/#">x</a></li></ul><p>y</p>')),
    Shape('lists under one heading of related articles', 700,
          lambda n: f'<p>{PROSE * 3}</p><p>{PROSE * 3}</p><h3>Related articles</h3>' +
          each('\n<ul><li><a href="/#">x</a></li></ul>')(n)),
    Shape('advertisements', 1500, each('<div class="ad-container">Advertisement</div>')),
    Shape('comments of readers', 500, inside('<div class=comments>', '<div class=comment><b>Ann</b> x</div>', '</div>')),
    Shape('footers of a feed', 500, each('<p>The post <a href="/#">x</a> appeared first on <a href="/">y</a>.</p>')),
    Shape('navigation', 1000, inside('<nav>', '<a href="/#">x</a>', '</nav>')),

    # The metadata.
    Shape('names in a byline', 2000, inside('<p class=byline>By ', 'Ann Lee, ', 'Bo Chen</p>' + f'<p>{PROSE}</p>')),
    Shape('bylines', 1000, each('<p class=byline>By Ann Lee</p>')),
    Shape('lines of labels', 1500, each('<p>记者：周晚晴 责编：沈远帆</p>')),
    Shape('tags', 2000, lambda n: each('<meta property="article:tag" content="t#">')(n) + '<p>x</p>'),
    Shape('linked tags', 1000, inside('<p>x</p><p>Tags: ', '<a rel=tag href="/t#">t#</a> ', '</p>')),
    Shape('lines of tags', 1000, each('<p><a rel=tag href="/t#">t#</a></p>')),
    Shape('lines of tags behind one block', 500,
          lambda n: f'<div>{PROSE * n}</div>' + each('<p><a rel=tag href="/t#">t#</a></p>')(n) + '<p>x</p>'),
    Shape('linked data', 500, lambda n: '<script type="application/ld+json">{"author":[' +
          ','.join(f'{{"name":"Ann {i}"}}' for i in range(n)) + ']}</script><p>x</p>'),
    Shape('a long title', 4000, lambda n: '<title>' + 'The harbour - ' * n + 'News</title><h1>The harbour</h1><p>x</p>'),
    Shape('a header that names many', 2000,
          lambda n: '---\ntitle: x\nauthor: [' + ', '.join(f'"Ann {i}"' for i in range(n)) + ']\n---\n<p>x</p>', 'md'),
    Shape('a header of many keys', 2000, lambda n: '---\ntitle: x\n' + each('k#: v\n')(n) + '---\n<p>x</p>', 'md'),

    # Markdown read.
    Shape('Markdown: paragraphs', 2000, each('word *emphasis* `code`\n\n'), 'markdown'),
    Shape('Markdown: links', 1500, each('[x](/a#) '), 'markdown'),
    Shape('Markdown: references', 700, lambda n: each('[x#] ')(n) + '\n\n' + each('[x#]: /a#\n')(n), 'markdown'),
    Shape('Markdown: asterisks', 10000, each('*a **b '), 'markdown'),
    Shape('Markdown: brackets', 10000, each('['), 'markdown'),
    Shape('Markdown: a table', 1000, lambda n: '| a | b |\n| --- | --- |\n' + each('| # | x |\n')(n), 'markdown'),
    Shape('Markdown: quotes', 300, lambda n: '> ' * n + 'x', 'markdown'),
    Shape('Markdown: notes', 700, lambda n: each('x[^#]\n\n')(n) + each('[^#]: y\n\n')(n), 'markdown'),

    # Text and files of articles read: one article each, as only these go to every format.
    Shape('text: paragraphs', 1500, each('Fog lay on the water, day #.\n\n'), 'txt'),
    Shape('text: wrapped lines', 1500, each('Fog lay on the water until the bell rang, and the ferry stayed, day #.\n'), 'txt'),
    Shape('a feed: an item', 700, inside(FEED, '&lt;p>x #&lt;/p>', FEED_END), 'xml'),
    Shape('a feed: categories', 700, inside(FEED + 'x</description>', '<category>c#</category>', '</item></channel></rss>'), 'xml'),
    Shape('a feed: ends of sections', 4000, inside(FEED, ']]> ', FEED_END), 'xml'),
    Shape('rows: fields', 1000, lambda n: '{"title":"x","html":"<p>y</p>"' + each(',"k#":"v"')(n) + '}', 'json'),
    Shape('rows: deep values', 2000, lambda n: '{"title":"x","html":"<p>y</p>","k":' + '[' * n + ']' * n + '}', 'json'),
    Shape('CSV: a long cell', 1000, inside('title,body\nx,"', '<p>y #</p>\n', '"\n'), 'csv'),
    Shape('Movable Type: lines', 1500, inside('TITLE: x\nCONVERT BREAKS: 1\n-----\nBODY:\n', 'line #\n\n', '-----\n--------\n'), 'txt'),

    # JSON read.
    Shape('JSON: spans of columns', 300, spans_in_json, 'json'),
]
