"""Pages of kinds that the reader was first shown when it was done: it read them at F1 .950 then, before it learned from them."""

# ruff: noqa: E501 - markup is as sites write it

from tests.briefings.reading.articles import BUS, LIBRARY, LIGHTHOUSE, QUARRY, Article
from tests.briefings.reading.pages import COMMENTS, FOOTER, STORIES, body, inline, links, page_of, sentence_links


def broadcaster(a: Article) -> str:
    blocks = "".join(
        f'<div data-component="text-block" class="ssrcss-11"><div class="ssrcss-7"><p class="ssrcss-1q"><b class="x">{inline(b, i)}</b></p></div></div>'
        if i == 0
        else f'<div data-component="text-block" class="ssrcss-11"><div class="ssrcss-7"><p class="ssrcss-1q">{inline(b, i)}</p></div></div>'
        + (
            '<div data-component="image-block"><figure><div><img></div><figcaption><span class="visually-hidden">Image caption, </span><p>The tram stop</p></figcaption></figure></div>'
            if i == 2
            else ""
        )
        + (
            '<div data-component="links-block"><ul role="list"><li><a href="/n/1">More on this story: what happened to the tram</a></li><li><a href="/n/2">Who is paying for it all, in five charts</a></li></ul></div>'
            if i == 4
            else ""
        )
        for i, b in enumerate(a.paragraphs)
    )
    return f'<!DOCTYPE html><html><head><meta charset=utf-8><title>{a.title} - Dale News</title><meta property="og:title" content="{a.title}"></head><body><header role=banner><nav><ul>{links()}</ul></nav></header><main id=main-content><article><header data-component="headline-block"><h1>{a.title}</h1></header><div data-component="byline-block"><div><div>{a.author}</div><div>Local government reporter</div></div><time datetime="{a.published}">3 hours ago</time></div>{blocks}<section data-component="tag-list"><h2>Related topics</h2><ul>{links()}</ul></section></article></main><div role=complementary><section><h2>Top stories</h2>{sentence_links()}</section></div>{FOOTER}</body></html>'


def newsletter(a: Article) -> str:
    return f'<!DOCTYPE html><html><head><title>{a.title} - by {a.author}</title><meta property="og:title" content="{a.title}"><meta name=author content="{a.author}"></head><body><div class="main-menu"><a>Home</a><a>Notes</a><button>Subscribe</button></div><div class="single-post"><article class="typography newsletter-post post"><div class="post-header"><h1 class="post-title">{a.title}</h1><h3 class="subtitle">What the meeting was about</h3><div class="byline">{a.author}</div></div><div class="available-content"><div class="body markup">{body(a, between={2: "<div class=subscription-widget-wrap><p>Thanks for reading. Subscribe for free to receive new posts and support my work.</p><form><input><button>Subscribe</button></form></div>"})}</div></div></article></div><div class="discussion"><h4>Discussion about this post</h4><div class="comment"><p>Great piece, thank you so much for writing about this.</p></div></div><div class="portable-archive"><h4>Top posts</h4>{sentence_links()}</div></body></html>'


def plain_related(a: Article) -> str:
    rel = {
        1: '<p><strong>READ MORE:</strong> <a href="/x">School kitchen wins county prize</a></p>',
        4: '<p class="related"><em><a href="/y">Also see: Three held after warehouse fire</a></em></p>',
        6: "<p>Follow us on <a>Twitter</a> and <a>Facebook</a></p>",
    }
    return f'<html><head><title>{a.title}</title></head><body><div id=wrapper><div id=top><ul>{links()}</ul></div><div id=story-area><h1>{a.title}</h1><p class=dateline>By {a.author} | March 3, 2026</p>{body(a, between=rel)}<p>Email the reporter at <a href="mailto:r@x.example">r@x.example</a></p></div><div id=side>{sentence_links()}</div></div>{FOOTER}</body></html>'


def section_text(a: Article) -> str:
    t = "".join(f"<div class=t>{inline(b, i)}</div>" for i, b in enumerate(a.paragraphs))
    return f"<!doctype html><html><head><title>{a.title}</title></head><body><section class=hero><h2>{a.title}</h2></section><section class=copy>{t}</section><section class=more><h2>More</h2><ul>{links()}</ul></section>{FOOTER}</body></html>"


def teasers(a: Article) -> str:
    ts = "".join(
        f'<article class="teaser"><h3><a href="/s/{i}">{s}</a></h3><p>What happened, and what comes next in the case of the year.</p></article>'
        for i, s in enumerate(STORIES)
    )
    return f"<!doctype html><html><head><title>{a.title} | Hill Times</title></head><body><header><nav><ul>{links()}</ul></nav></header><main><div class=story><h1>{a.title}</h1><div class=story-body>{body(a)}</div></div><section class=teasers>{ts}</section></main>{FOOTER}</body></html>"


def embeds(a: Article) -> str:
    tw = '<blockquote class="twitter-tweet"><p lang=en>We hear you, and we will be back in October.</p>&mdash; Transit Board (@board) <a href="#">February 11, 2026</a></blockquote><script async src="w.js"></script>'
    vid = '<div class="video-player"><div class="video-title">Watch: The night bus, explained</div><iframe src="v"></iframe></div>'
    tab = "<table><thead><tr><th>Line</th><th>Riders</th></tr></thead><tbody><tr><td>N1</td><td>1,200</td></tr><tr><td>N2</td><td>900</td></tr></tbody></table>"
    return f'<!doctype html><html><head><title>{a.title}</title></head><body><main><article><h1>{a.title}</h1><div class=share-tools><ul><li>Share</li><li>Tweet</li></ul></div><div class="story-content">{body(a, between={1: vid, 3: tw, 5: tab})}</div></article></main><div id=disqus_thread>{COMMENTS}</div>{FOOTER}</body></html>'


MORE_PAGES = (
    page_of(broadcaster, LIGHTHOUSE, dated=True),
    page_of(newsletter, BUS, author=True),
    page_of(plain_related, QUARRY),
    page_of(section_text, LIBRARY),
    page_of(teasers, BUS),
    page_of(embeds, LIGHTHOUSE),
)
