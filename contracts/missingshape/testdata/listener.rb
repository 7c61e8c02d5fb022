class IndexListener
  def on_order_placed(event) # want missing-shape event @information
    return unless event[:result] == :success

    Search.add(event[:order].number)
  end
end
