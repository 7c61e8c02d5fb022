class RedeemCoupon
  def call(params)
    code = params[:code]
    return if code.nil?

    Coupon.find_by!(code: code.upcase, channel: params[:channel]&.downcase)
  end
end
