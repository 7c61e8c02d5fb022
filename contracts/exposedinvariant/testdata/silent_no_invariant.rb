class SilentNoInvariant
  attr_accessor :amount, :items

  def initialize
    @items = []
  end

  def all = @items
end
