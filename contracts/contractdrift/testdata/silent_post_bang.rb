class Make
  # @post `result.persisted?`
  def call
    Order.create!(name: "a")
  end
end
