"""Which part of a list is its page. Pure."""

WHOLE_LIST = 1_000_000  # as `per_page`: one page has everything


def page_of(total: int, page: int, per_page: int) -> tuple[int, int, slice]:
    """The page's number, brought into range, how many pages there are (at least 1), and the page's part of the list."""
    pages = max(1, -(-total // per_page))
    number = min(max(1, page), pages)
    return number, pages, slice((number - 1) * per_page, number * per_page)
