# The question was asked of what the variable held before.
class AddItem
  def call(cart)
    raise ArgumentError, "cart is required" if cart.nil?

    @item = cart.items.find_by(open: true)
    @created = @item.nil?
    if @item.nil?
      @item = cart.items.new(open: true)
    else
      @item.quantity += 1
    end
    @item.save!
    return unless @created

    @item.owner.notify!
  end

  def local(cart)
    item = cart.items.find_by(open: true)
    created = item.nil?
    item = cart.items.create!(open: true) if item.nil?
    return unless created

    item.owner.notify!
  end
end
