class HandleInvoiceFailure
  include Mandate

  initialize_with id: nil, invoice: nil, user: NO_DEFAULT do
    raise "Specify either id or invoice" unless id || invoice
    raise "Specify a user" if user.nil?

    @id = id || invoice.id
  end

  def call
    user.update!(disabled_at: id.to_s)
  end
end

class CountAuthors
  pattr_initialize :authors do
    @authors = Array(authors)
  end

  def call
    authors.each { |author| author.update!(counted: true) }
  end
end
