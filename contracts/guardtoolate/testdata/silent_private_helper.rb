class Recount
  def call(shelf)
    raise ArgumentError, "shelf is required" if shelf.nil?

    recount(shelf)
  end

  private

  def recount(shelf)
    total = shelf.items.count
    raise ArgumentError, "shelf is required" if shelf.nil?

    total
  end
end
