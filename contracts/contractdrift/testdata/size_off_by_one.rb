class Shelf
  # @pre `books.size <= 3` # want contract-drift @warning
  def fill(books)
    raise ArgumentError, "at most three" if books.size > 4

    @books = books
  end
end
