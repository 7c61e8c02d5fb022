class Signed
  extend T::Sig
  include Contracts::Core

  sig { params(cart: Cart, code: T.nilable(String), free: T.untyped).void }
  def call(cart, code, free) # => cart: present Cart; code: optional
  end

  sig { params(cart: Cart).void.checked(:never) }
  def unchecked(cart) # => cart: present Cart, unchecked
  end

  Contract Item, C::Pos => String
  def print(item, size) # => item: present Item; size: present >0
  end

  Contract C::Maybe[Item], C::Nat, C::Any => nil
  def cancel(item, count, reason) # => item: optional; count: present >=0
  end

  Contract C::KeywordArgs[item: Item, kind: C::Enum[:a, :b], note: C::Or[String, nil]] => nil
  def reprint(item:, kind:, note:) # => item: present Item; kind: present listed; note: optional
  end

  # @param tag [Tag, nil] what
  # @param [String] name
  # @param sizes [Array<Integer>, nil]
  def commented(tag, name, sizes) # => tag: optional, unchecked; name: String, unchecked; sizes: optional, unchecked
  end

  #: (Tag?, String, ?note: String?) -> void
  def inline(tag, name, note: nil) # => tag: optional, unchecked; name: String, unchecked; note: optional, unchecked
  end

  # @rbs tag: Tag | nil
  # @rbs name: String
  def separate(tag, name) # => tag: optional, unchecked; name: String, unchecked
  end
end
