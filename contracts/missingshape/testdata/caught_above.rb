# What goes wrong in the private methods comes back as a failure.
class CopiesOrders
  def call
    lines
    { copied: true, error: nil }
  rescue StandardError => e
    { copied: false, error: e.message }
  end

  def names
    customers
  end

  private

  def lines
    JSON.parse(fetch("/lines"))["order"]["lines"] # want missing-shape @information
  end

  def customers
    JSON.parse(fetch("/customers"))["order"]["customers"] # want missing-shape @warning
  end
end
