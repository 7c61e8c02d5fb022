class CancelAll
  def call(customer_id) # want missing-presence customer_id @information
    Order.where(customer_id: customer_id).find_each(&:cancel!)
    Success(:done)
  end

  def lookup(barcode)
    book = Book.find_by(barcode: barcode)
    return Failure(:unknown) if book.nil?

    book.update!(lent: false)
    Success(book)
  end

  def one(code)
    order = Order.where(code: code).first
    return Failure(:unknown) unless order

    order.cancel!
    Success(order)
  end
end
