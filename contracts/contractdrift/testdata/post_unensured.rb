class Make
  # @post `result.persisted?`  # want contract-drift
  def call
    Order.create(name: "a")
  end
end
