# An object made of the values answers for them.
class AcceptInvite
  def initialize(args)
    @args = args
  end

  def call
    return false unless valid?(@args)

    @args.deliver!(@args.size)
  end

  def run(invite)
    raise ArgumentError, "invite is not valid" unless InviteCheck.new(invite).valid?

    invite.deliver!(1)
  end

  private

  def valid?(args)
    InviteCheck.new(nil, **args).valid?
  end
end
