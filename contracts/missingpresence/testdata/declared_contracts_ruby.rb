class PrintTag
  include Contracts::Core
  include Contracts::Builtin

  Contract Item, C::Pos => String
  def call(item, size)
    item.print!(size + 1)
  end

  Contract C::Maybe[Item], C::Any => C::Bool
  def cancel(item, reason) # want missing-presence reason
    item&.cancel!(reason.strip)
    Log.create!(reason: reason)
  end

  Contract C::KeywordArgs[item: Item, note: C::Or[String, nil]] => nil
  def reprint(item:, note:)
    item.print!(note&.strip)
  end

  def unchecked(item) # want missing-presence item
    item.print!(1)
  end
end
